package io.openbroker.runtime.internal.external;

import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.InterruptibleCalls;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.RetryAfter;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls handlers that only read. A call that exceeds the response time limit is interrupted, since nothing is lost with it:
 * otherwise each poll would leave a thread behind that waits for an unavailable backend.
 */
final class QueryRuns {

    private static final Logger LOG = LoggerFactory.getLogger(QueryRuns.class);
    private static final JsonResponse TOO_SLOW = Rejection.of(
                    Outcome.HANDLER_TOO_SLOW, "The response is not available yet; repeat the request later")
            .retryAfter(RetryAfter.SOON)
            .response();

    private final RunningOperations queries;
    private final HandlerCalls calls = new HandlerCalls();

    QueryRuns(RunningOperations queries) {
        this.queries = queries;
    }

    /**
     * Calls a handler.
     *
     * @param early receives the response to a platform that cannot wait for the end
     * @throws Rejection if it fails
     */
    <T> T ask(Command command, Consumer<JsonResponse> early, Callable<T> handler) {
        RunningOperation running = queries.register(UUID.randomUUID().toString(), command.resource());
        running.whenOverdue(() -> {
            LOG.warn(
                    "{} of {} exceeds the response time limit; its handler is interrupted",
                    command.operation(),
                    command.resource());
            early.accept(TOO_SLOW);
            running.interrupt();
        });
        return queries.run(running, () -> calls.call(command, () -> InterruptibleCalls.call(running, handler)));
    }
}

package io.openbroker.runtime.handler;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Progress;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.command.Command;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls handlers that only read: nothing is claimed, and nothing is recorded. */
public final class HandlerCalls {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerCalls.class);

    /** Nobody sees what such a handler reports, and nobody cancels it. */
    private static final Progress UNSEEN = new Progress() {
        @Override
        public void report(String description) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    public static <R extends BrokerRequest> OperationCall<R> withoutOperation(R request, String operationId) {
        return new OperationCall<>(request, GivenParameters.none(), operationId, UNSEEN);
    }

    /**
     * Calls a handler.
     *
     * @throws Refusal if it fails
     */
    public <T> T call(Command command, Callable<T> handler) {
        try {
            return Objects.requireNonNull(handler.call(), "A handler returned null");
        } catch (Exception | LinkageError thrown) {
            String logId = command.origin().requestIdentity().value();
            Failure failure = Failure.of(thrown, command.operation(), logId);
            if (failure.unexpected()) {
                LOG.error(
                        "{} failed; the platform was told the request identity {} and nothing more",
                        command.operation(),
                        logId,
                        thrown);
            }
            throw failure.refusal();
        }
    }
}

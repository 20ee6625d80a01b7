package io.openbroker.runtime.internal.external;

import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.answer.RetryAfter;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.InterruptibleCalls;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls handlers that only look. One that takes longer than platforms wait is interrupted, since nothing is lost with it: else
 * each poll would leave a thread behind that waits for a backend which is away.
 */
final class QuestionRuns {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionRuns.class);
    private static final Reply TOO_SLOW = Refusal.of(
                    Outcome.HANDLER_TOO_SLOW, "What you ask for is not known yet; send the same request again later")
            .retryAfter(RetryAfter.SOON)
            .reply();

    private final RunningOperations questions;
    private final HandlerCalls calls = new HandlerCalls();

    QuestionRuns(RunningOperations questions) {
        this.questions = questions;
    }

    /**
     * Calls a handler.
     *
     * @param early gets the answer to a platform that cannot wait for the end
     * @throws Refusal if it fails
     */
    <T> T ask(Command command, Consumer<Reply> early, Callable<T> handler) {
        RunningOperation running = questions.register(UUID.randomUUID().toString(), command.resource());
        running.whenOverdue(() -> {
            LOG.warn("{} of {} takes too long; its handler is interrupted", command.operation(), command.resource());
            early.accept(TOO_SLOW);
            running.interrupt();
        });
        return questions.run(running, () -> calls.call(command, () -> InterruptibleCalls.call(running, handler)));
    }
}

package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.spi.observation.AnsweredRequest;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Tells the audit log and the observer what requests came to. Safe for use by many threads. */
final class RequestReporter {

    private final BrokerObserver observer;
    private final Ticker ticker;
    private final AtomicInteger running = new AtomicInteger();

    RequestReporter(BrokerObserver observer, Ticker ticker) {
        this.observer = observer;
        this.ticker = ticker;
    }

    /**
     * Tells of an answer.
     *
     * @param command the command, if the request could be read
     */
    void answered(RequestFacts facts, Optional<Command> command, Reply reply) {
        RequestAudit.record(facts, command, reply);
        observe(facts.operation(), reply.outcome(), reply.status(), facts.beginNanos());
    }

    /** Tells of a catalog that was asked for. */
    void catalog(Outcome outcome, long beginNanos) {
        observe(Optional.of(OsbOperation.CATALOG), outcome, outcome.status(), beginNanos);
    }

    private void observe(Optional<OsbOperation> operation, Outcome outcome, int status, long beginNanos) {
        observer.answered(new AnsweredRequest(operation, outcome.name(), status, ticker.since(beginNanos)));
    }

    /** Counts a request while it is carried out. */
    <T> T counted(Supplier<T> request) {
        running.incrementAndGet();
        try {
            return request.get();
        } finally {
            running.decrementAndGet();
        }
    }

    int running() {
        return running.get();
    }
}

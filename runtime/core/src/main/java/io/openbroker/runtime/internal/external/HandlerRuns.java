package io.openbroker.runtime.internal.external;

import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.answer.JsonBody;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.answer.RetryAfter;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.handler.Failure;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.InterruptibleCalls;
import io.openbroker.runtime.internal.handler.OperationCapacity;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.EndedOperation;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls handlers that change something, within the broker's limits, and converts results to responses. */
final class HandlerRuns {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerRuns.class);

    private static final Reply GOES_ON = Refusal.of(
                    Outcome.HANDLER_TOO_SLOW,
                    "The operation exceeds the response time limit and is still in progress; send the same request again for"
                            + " its result")
            .retryAfter(RetryAfter.SOON)
            .reply();

    private final RunningOperations operations;
    private final OperationCapacity capacity;
    private final BrokerObserver observer;
    private final ReportedCompletions completions;
    private final Ticker ticker;
    private final HandlerCalls calls = new HandlerCalls();

    HandlerRuns(
            RunningOperations operations,
            OperationCapacity capacity,
            BrokerObserver observer,
            ReportedCompletions completions,
            Ticker ticker) {
        this.operations = operations;
        this.capacity = capacity;
        this.observer = observer;
        this.completions = completions;
        this.ticker = ticker;
    }

    /**
     * Calls a handler.
     *
     * @param planId the plan; it may have left the catalog
     * @param completed converts the result of a handler that has done its work
     * @param early receives the response to a platform that cannot wait for the end
     */
    <R> Reply run(
            Command command,
            OfferedService service,
            String planId,
            Callable<R> handler,
            Function<R, Reply> completed,
            Consumer<Reply> early) {
        OperationCapacity.Place place = capacity.awaited();
        RunningOperation running = operations.register(UUID.randomUUID().toString(), command.resource(), place::close);
        running.whenOverdue(() -> {
            LOG.info("{} of {} exceeds the response time limit", command.operation(), command.resource());
            early.accept(GOES_ON);
        });
        return operations.run(
                running,
                () -> perform(command, () -> {
                    long asked = ticker.nanos();
                    R result = Objects.requireNonNull(
                            InterruptibleCalls.call(running, handler), "A handler returned null");
                    return result instanceof Accepted accepted
                            ? started(
                                    accepted,
                                    command,
                                    new OperationToken(
                                            command.operation(), service.id(), planId, accepted.operationId()),
                                    asked)
                            : completed.apply(result);
                }));
    }

    private Reply perform(Command command, Callable<Reply> handler) {
        long begin = ticker.nanos();
        Reply reply = call(command, handler);
        if (reply.outcome() != Outcome.ACCEPTED) {
            boolean done = reply.status() < 400 || reply.outcome() == Outcome.ALREADY_GONE;
            observer.ended(new EndedOperation(
                    command.operation(),
                    done ? OperationStatus.State.SUCCEEDED : OperationStatus.State.FAILED,
                    ticker.since(begin)));
        }
        return reply;
    }

    private Reply call(Command command, Callable<Reply> handler) {
        try {
            return handler.call();
        } catch (Throwable thrown) {
            Failure failure = calls.failure(command, thrown);
            LOG.info(
                    "{} of {} ends with {}",
                    command.operation(),
                    command.resource(),
                    failure.reply().status());
            return failure.reply();
        }
    }

    /** The response that an operation is in progress. */
    private Reply started(Accepted accepted, Command command, OperationToken operation, long asked) {
        JsonBody body = JsonBody.empty();
        if (command.operation() == OsbOperation.PROVISION || command.operation() == OsbOperation.UPDATE) {
            body.put("dashboard_url", accepted.dashboardUrl());
        }
        Reply reply = Reply.of(Outcome.ACCEPTED, body.put("operation", operation.text()));
        completions.inProgress(command.resource(), operation, asked);
        return reply;
    }
}

package io.openbroker.runtime.internal.external;

import io.openbroker.model.Accepted;
import io.openbroker.model.Context;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.handler.Failure;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.InterruptibleCalls;
import io.openbroker.runtime.internal.handler.OperationCapacity;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.RetryAfter;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls handlers that change something, within the broker's limits, and converts results to responses. */
final class HandlerRuns {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerRuns.class);

    private static final JsonResponse GOES_ON = Rejection.of(
                    Outcome.HANDLER_TOO_SLOW,
                    "The operation exceeds the response time limit and is still in progress; send the same request again for"
                            + " its result")
            .retryAfter(RetryAfter.SOON)
            .response();

    private final RunningOperations operations;
    private final OperationCapacity capacity;
    private final BrokerObserver observer;
    private final ReportedCompletions completions;
    private final TimeSource time;
    private final HandlerCalls calls = new HandlerCalls();

    HandlerRuns(
            RunningOperations operations,
            OperationCapacity capacity,
            BrokerObserver observer,
            ReportedCompletions completions,
            TimeSource time) {
        this.operations = operations;
        this.capacity = capacity;
        this.observer = observer;
        this.completions = completions;
        this.time = time;
    }

    /**
     * What a handler is to change.
     *
     * @param planId the plan; it may have left the catalog
     * @param previousPlanId of an update, the plan before, if the platform has named it
     * @param context the context in the request, empty if there is none
     */
    record Subject(OfferedService service, String planId, Optional<String> previousPlanId, Context context) {

        Subject(OfferedService service, String planId, Context context) {
            this(service, planId, Optional.empty(), context);
        }
    }

    /**
     * Calls a handler.
     *
     * @param completed converts the result of a handler that has done its work
     * @param early receives the response to a platform that cannot wait for the end
     */
    <R> JsonResponse run(
            Command command,
            Subject subject,
            Callable<R> handler,
            Function<R, JsonResponse> completed,
            Consumer<JsonResponse> early) {
        OperationCapacity.Place place =
                capacity.awaited(command.resource().instance().platform());
        String id = UUID.randomUUID().toString();
        RunningOperation running = operations.register(id, command.resource(), place::close);
        running.whenOverdue(() -> {
            LOG.info("{} of {} exceeds the response time limit", command.operation(), command.resource());
            early.accept(GOES_ON);
        });
        return operations.run(
                running,
                () -> perform(id, command, subject, () -> {
                    long asked = time.ticker().nanos();
                    R result = Objects.requireNonNull(
                            InterruptibleCalls.call(running, handler), "A handler returned null");
                    return result instanceof Accepted accepted
                            ? started(accepted, command, token(accepted, command, subject), asked)
                            : completed.apply(result);
                }));
    }

    private static OperationToken token(Accepted accepted, Command command, Subject subject) {
        if (accepted instanceof Accepted.Delegated delegated) {
            return new OperationToken(
                    command.operation(), subject.service().id(), subject.planId(), delegated.operationId());
        }
        throw new IllegalStateException("A handler returned Accepted.manual, but its broker has state = EXTERNAL, where"
                + " nothing remembers what people are to do. Remove state = EXTERNAL, or return Accepted.as with the"
                + " id of a task that the broker itself remembers.");
    }

    private JsonResponse perform(String id, Command command, Subject subject, Callable<JsonResponse> handler) {
        long begin = time.ticker().nanos();
        JsonResponse response = call(command, handler);
        if (response.outcome() != Outcome.ACCEPTED) {
            boolean done = response.status() < 400 || response.outcome() == Outcome.ALREADY_GONE;
            Instant now = time.clock().instant();
            observer.operationCompleted(new CompletedOperation(
                    id,
                    command.operation(),
                    command.instanceKey().platform(),
                    command.instanceId(),
                    command.resource().bindingId(),
                    Optional.of(subject.service().id()),
                    Optional.of(subject.planId()),
                    subject.previousPlanId(),
                    subject.context(),
                    command.origin().originatingIdentity(),
                    command.origin().requestIdentity().value(),
                    done ? OperationStatus.State.SUCCEEDED : OperationStatus.State.FAILED,
                    now.minus(time.ticker().since(begin)),
                    now,
                    Optional.empty(),
                    Optional.empty()));
        }
        return response;
    }

    private JsonResponse call(Command command, Callable<JsonResponse> handler) {
        try {
            return handler.call();
        } catch (Throwable thrown) {
            Failure failure = calls.failure(command, thrown);
            LOG.info(
                    "{} of {} ends with {}",
                    command.operation(),
                    command.resource(),
                    failure.response().status());
            return failure.response();
        }
    }

    /** The response that an operation is in progress. */
    private JsonResponse started(Accepted accepted, Command command, OperationToken operation, long asked) {
        JsonBody body = JsonBody.empty();
        if (command.operation() == OsbOperation.PROVISION || command.operation() == OsbOperation.UPDATE) {
            body.put("dashboard_url", accepted.dashboardUrl());
        }
        JsonResponse response = JsonResponse.of(Outcome.ACCEPTED, body.put("operation", operation.text()));
        completions.inProgress(command.resource(), operation, asked);
        return response;
    }
}

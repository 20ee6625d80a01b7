package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.handler.Failure;
import io.openbroker.runtime.internal.handler.InterruptibleCalls;
import io.openbroker.runtime.internal.lifecycle.operation.Settlement.Recorded;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.RetryAfter;
import io.openbroker.runtime.internal.response.StateUnavailable;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs claimed operations: calls the handler while the platform waits, or leaves that to the background. */
public final class OperationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

    /** How long a platform waits for a deletion that first has to cancel a creation. */
    private static final Duration CREATION_END = Duration.ofSeconds(20);

    private static final JsonResponse TAKEN_OVER = Rejection.of(
                    Outcome.CANCELLED, "The operation was cancelled by a request to delete its resource.")
            .response();

    private static final JsonResponse CLAIM_LOST = Rejection.of(
                    Outcome.CANCELLED,
                    "The broker was paused and lost the operation; it is unknown whether the operation took effect.")
            .response();

    private static final JsonResponse GOES_ON = Rejection.of(
                    Outcome.HANDLER_TOO_SLOW,
                    "The operation exceeds the response time limit and is still in progress; poll last_operation, or send"
                            + " accepts_incomplete=true next time")
            .retryAfter(RetryAfter.SOON)
            .response();

    private final StateStore store;
    private final OperationQueue queue;
    private final RunningOperations operations;
    private final Settlement settlement;
    private final LostClaims lostClaims;
    private final Ticker ticker;

    public OperationRunner(
            StateStore store,
            OperationQueue queue,
            RunningOperations operations,
            Settlement settlement,
            TimeSource time) {
        this.store = store;
        this.queue = queue;
        this.operations = operations;
        this.settlement = settlement;
        this.lostClaims = new LostClaims(store, queue, time.clock());
        this.ticker = time.ticker();
    }

    /**
     * Handles the ends of a call of a handler.
     *
     * @param delegated the handler has started work elsewhere
     * @param done the handler has done its work
     * @param takenOver a deletion has taken the resource over before the result was recorded
     * @param claimLost another replica has ended or claimed the operation before the result was recorded
     * @param thrown the handler has thrown, and nothing is recorded yet
     * @param <T> the result
     */
    record Ending<T>(
            Function<Accepted, T> delegated,
            Function<JsonResponse, T> done,
            T takenOver,
            T claimLost,
            Function<Throwable, T> thrown) {

        T without(Recorded claim) {
            return claim == Recorded.TAKEN_OVER ? takenOver : claimLost;
        }
    }

    /**
     * Runs the operation while the platform waits, or tells the platform to poll an operation in the background.
     *
     * @param early receives the response to a platform that cannot wait for the end
     */
    public <S extends StoredResource, R> JsonResponse run(
            Claim claim, Mutation<S, R> mutation, Consumer<JsonResponse> early) {
        StoredOperation operation = claim.operation();
        if (claim.running().isEmpty()) {
            return accepted(operation, Optional.empty());
        }
        RunningOperation running = claim.running().get();
        running.whenOverdue(() -> answerEarly(claim, early));
        return operations.run(running, () -> perform(operation, running, mutation, () -> answerUnrecorded(early)));
    }

    /** Like {@link #run}, but the platform does not wait forever for the end of a creation. */
    public <S extends StoredResource, R> JsonResponse runDeletion(
            Claim claim, Mutation<S, R> mutation, Consumer<JsonResponse> early) {
        return claim.running().isPresent()
                        && claim.operation().request().stops().isPresent()
                ? runAndWait(claim.operation(), claim.running().get(), mutation)
                : run(claim, mutation, early);
    }

    /** Responds to a platform that cannot wait for the handler; from now on the platform may poll the operation. */
    private void answerEarly(Claim claim, Consumer<JsonResponse> platform) {
        StoredOperation operation = claim.operation();
        if (announced(operation, platform)) {
            LOG.info("{} of {} exceeds the response time limit", operation.kind(), operation.resource());
            platform.accept(claim.pollable() ? accepted(operation, Optional.empty()) : GOES_ON);
        }
    }

    private boolean announced(StoredOperation operation, Consumer<JsonResponse> platform) {
        try {
            return settlement.announce(operation);
        } catch (StateUnavailableException away) {
            LOG.debug(
                    "{} of {} exceeds the response time limit while the state is unavailable",
                    operation.kind(),
                    operation.resource(),
                    away);
            answerUnrecorded(platform);
            return false;
        }
    }

    /** Responds to a platform that cannot wait until the state is available again. */
    private static void answerUnrecorded(Consumer<JsonResponse> platform) {
        platform.accept(StateUnavailable.rejectionAfterHandler().response());
    }

    private <S extends StoredResource, R> JsonResponse runAndWait(
            StoredOperation operation, RunningOperation running, Mutation<S, R> mutation) {
        CompletableFuture<JsonResponse> response = new CompletableFuture<>();
        submit(operation, running, mutation, response);
        try {
            return response.get(CREATION_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            announced(operation, response::complete);
            return response.getNow(GOES_ON);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StateUnavailableException away) {
                throw away;
            }
            throw new IllegalStateException("The result of operation " + operation.id() + " was not recorded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
    }

    /**
     * The response that an operation is in progress.
     *
     * @param dashboardUrl the dashboard of the service instance, if its handler has returned one
     */
    public static JsonResponse accepted(StoredOperation operation, Optional<String> dashboardUrl) {
        JsonBody body = JsonBody.empty().put("dashboard_url", dashboardUrl);
        return JsonResponse.of(Outcome.ACCEPTED, body.put("operation", operation.id()));
    }

    private <S extends StoredResource, R> void submit(
            StoredOperation operation,
            RunningOperation running,
            Mutation<S, R> mutation,
            CompletableFuture<JsonResponse> response) {
        try {
            operations.submit(running, () -> {
                try {
                    response.complete(
                            perform(operation, running, mutation, () -> answerUnrecorded(response::complete)));
                } catch (RuntimeException e) {
                    LOG.error("The result of operation {} could not be recorded", operation.id(), e);
                    response.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            settlement.end(
                    operation,
                    mutation.claimed(),
                    OperationStatus.failed("The broker is shutting down."),
                    mutation::refused);
            throw stopping();
        }
    }

    private static Rejection stopping() {
        return Rejection.of(Outcome.STOPPING, "The broker is shutting down; try again soon.")
                .retryAfter(RetryAfter.SOON);
    }

    private <S extends StoredResource, R> JsonResponse perform(
            StoredOperation operation, RunningOperation running, Mutation<S, R> mutation, Runnable whenLate) {
        Settlement patient = settlement.with(RecordingRetries.untilStopped(running, ticker, whenLate));
        Ending<JsonResponse> ending = new Ending<>(
                accepted -> delegated(operation, accepted),
                response -> response,
                TAKEN_OVER,
                CLAIM_LOST,
                thrown -> recordFailure(patient, operation, running, mutation, thrown));
        return perform(operation, running, mutation, patient, ending);
    }

    private JsonResponse delegated(StoredOperation operation, Accepted accepted) {
        queue.added(operation);
        return accepted(operation, accepted.dashboardUrl());
    }

    /** Calls the handler, and records the result. Whatever the handler throws is handled, so that the claim ends. */
    <S extends StoredResource, R, T> T perform(
            StoredOperation operation,
            RunningOperation running,
            Mutation<S, R> mutation,
            Settlement patient,
            Ending<T> ending) {
        Supplier<T> recording;
        try {
            R result = Objects.requireNonNull(
                    InterruptibleCalls.call(
                            running, () -> mutation.call(new StoredProgress(store, running, operation))),
                    "A handler returned null");
            if (result instanceof Accepted accepted) {
                recording = () -> {
                    Recorded recorded =
                            patient.<S>delegate(operation, accepted, row -> mutation.delegated(row, accepted));
                    checkClaim(recorded, patient, operation, running, mutation, false);
                    return recorded == Recorded.HELD ? ending.delegated().apply(accepted) : ending.without(recorded);
                };
            } else {
                // Converted before anything is recorded, since the result may not be JSON.
                Mutation.Completion<S> completion = mutation.completed(result);
                recording = () -> {
                    Recorded recorded = patient.end(
                            operation, mutation.claimed(), OperationStatus.succeeded(), completion.changes());
                    checkClaim(recorded, patient, operation, running, mutation, false);
                    return recorded == Recorded.HELD
                            ? ending.done().apply(completion.response())
                            : ending.without(recorded);
                };
            }
        } catch (Throwable thrown) {
            recording = () -> ending.thrown().apply(thrown);
        }
        return recording.get();
    }

    /**
     * Reports a handler that has ended without its claim.
     *
     * @param unchanged whether the handler guarantees that it has changed nothing
     */
    <S extends StoredResource, R> void checkClaim(
            Recorded recorded,
            Settlement patient,
            StoredOperation operation,
            RunningOperation running,
            Mutation<S, R> mutation,
            boolean unchanged) {
        if (recorded == Recorded.CLAIM_LOST && running.started()) {
            lostClaims.report(operation, mutation.claimed(), unchanged, patient);
        }
    }

    /** Records what a handler has thrown. */
    <S extends StoredResource, R> JsonResponse recordFailure(
            Settlement patient,
            StoredOperation operation,
            RunningOperation running,
            Mutation<S, R> mutation,
            Throwable thrown) {
        Failure failure =
                Failure.of(thrown, operation.kind(), operation.request().requestIdentity());
        log(operation, failure, thrown);
        if (failure.alreadyGone()) {
            Recorded recorded = patient.end(operation, mutation.claimed(), OperationStatus.succeeded(), mutation::gone);
            checkClaim(recorded, patient, operation, running, mutation, true);
            return JsonResponse.of(Outcome.ALREADY_GONE, JsonBody.empty());
        }
        boolean unchanged = failure.unchanged() && !operation.inBackground();
        Recorded recorded = patient.end(
                operation,
                mutation.claimed(),
                failure.status(),
                row -> unchanged ? mutation.refused(row) : Settlement.failed(row));
        checkClaim(recorded, patient, operation, running, mutation, failure.unchanged());
        return switch (recorded) {
            case HELD -> failure.rejection().response();
            case TAKEN_OVER -> TAKEN_OVER;
            case CLAIM_LOST -> CLAIM_LOST;
        };
    }

    private static void log(StoredOperation operation, Failure failure, Throwable thrown) {
        if (failure.unexpected()) {
            LOG.error(
                    "{} of {} failed; the platform received only the request identity {}",
                    operation.kind(),
                    operation.resource(),
                    operation.request().requestIdentity(),
                    thrown);
        } else if (failure.rejection().outcome() == Outcome.CANCELLED) {
            LOG.info("{} of {} was cancelled", operation.kind(), operation.resource(), thrown);
        } else {
            LOG.info(
                    "{} of {} was rejected with {}",
                    operation.kind(),
                    operation.resource(),
                    failure.rejection().status());
        }
    }
}

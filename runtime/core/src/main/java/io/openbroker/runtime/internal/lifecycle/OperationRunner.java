package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.answer.JsonBody;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.answer.RetryAfter;
import io.openbroker.runtime.internal.answer.UnavailableState;
import io.openbroker.runtime.internal.handler.Failure;
import io.openbroker.runtime.internal.handler.InterruptibleCalls;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.StoredOperation;
import io.openbroker.runtime.spi.state.StoredResource;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what was claimed: calls the handler while the platform waits, or leaves that to the background. */
final class OperationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

    /** How long a platform that does not poll is kept waiting until a creation that it wants deleted has stopped. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Reply TAKEN_OVER = Refusal.of(
                    Outcome.CANCELLED, "The operation was cancelled, because its outcome is to be deleted.")
            .reply();

    private static final Reply GOES_ON = Refusal.of(
                    Outcome.HANDLER_TOO_SLOW,
                    "The operation takes longer than you can be kept waiting, and goes on; ask last_operation how it ends,"
                            + " or send accepts_incomplete=true next time")
            .retryAfter(RetryAfter.SOON)
            .reply();

    private final StateStore store;
    private final OperationQueue queue;
    private final RunningOperations operations;
    private final Settlement settlement;
    private final Ticker ticker;

    OperationRunner(
            StateStore store,
            OperationQueue queue,
            RunningOperations operations,
            Settlement settlement,
            Ticker ticker) {
        this.store = store;
        this.queue = queue;
        this.operations = operations;
        this.settlement = settlement;
        this.ticker = ticker;
    }

    /** Runs the operation while the platform waits, or tells the platform to poll what runs in the background. */
    <S extends StoredResource, R> Reply run(Claim claim, Mutation<S, R> mutation, Consumer<Reply> early) {
        StoredOperation operation = claim.operation();
        if (claim.running().isEmpty()) {
            return accepted(operation);
        }
        RunningOperation running = claim.running().get();
        running.whenOverdue(() -> answerEarly(claim, early));
        return operations.run(running, () -> perform(operation, running, mutation, () -> answerUnrecorded(early)));
    }

    /** As {@link #run}, but a platform is not kept waiting for ever where a creation has to stop first. */
    <S extends StoredResource, R> Reply runOrWait(Claim claim, Mutation<S, R> mutation, Consumer<Reply> early) {
        return claim.running().isPresent()
                        && claim.operation().request().stops().isPresent()
                ? runAndWait(claim.operation(), claim.running().get(), mutation)
                : run(claim, mutation, early);
    }

    /** Tells a platform that cannot wait for the end of the handler; from now on the operation is one that may be asked for. */
    private void answerEarly(Claim claim, Consumer<Reply> platform) {
        if (announced(claim.operation(), platform)) {
            LOG.info(
                    "{} of {} takes long; the platform is not kept waiting",
                    claim.operation().kind(),
                    claim.operation().resource());
            platform.accept(claim.pollable() ? accepted(claim.operation()) : GOES_ON);
        }
    }

    private boolean announced(StoredOperation operation, Consumer<Reply> platform) {
        try {
            return settlement.announce(operation);
        } catch (StateUnavailableException away) {
            LOG.debug(
                    "{} of {} takes long while the state is not available",
                    operation.kind(),
                    operation.resource(),
                    away);
            answerUnrecorded(platform);
            return false;
        }
    }

    /** Tells a platform that cannot wait until the state is available again. */
    private static void answerUnrecorded(Consumer<Reply> platform) {
        platform.accept(UnavailableState.refusalAfterHandler().reply());
    }

    private <S extends StoredResource, R> Reply runAndWait(
            StoredOperation operation, RunningOperation running, Mutation<S, R> mutation) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        submit(operation, running, mutation, reply);
        try {
            return reply.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            announced(operation, reply::complete);
            return reply.getNow(GOES_ON);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StateUnavailableException away) {
                throw away;
            }
            throw new IllegalStateException("The operation " + operation.id() + " was not recorded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
    }

    /** The answer that an operation goes on. */
    static Reply accepted(StoredOperation operation) {
        return accepted(operation, Optional.empty());
    }

    /**
     * The answer that an operation goes on.
     *
     * @param dashboardUrl where the dashboard of the service instance is, as far as its handler has told
     */
    static Reply accepted(StoredOperation operation, Optional<String> dashboardUrl) {
        JsonBody body = JsonBody.empty().put("dashboard_url", dashboardUrl);
        return Reply.of(Outcome.ACCEPTED, body.put("operation", operation.id()));
    }

    private <S extends StoredResource, R> void submit(
            StoredOperation operation,
            RunningOperation running,
            Mutation<S, R> mutation,
            CompletableFuture<Reply> reply) {
        try {
            operations.submit(running, () -> {
                try {
                    reply.complete(perform(operation, running, mutation, () -> answerUnrecorded(reply::complete)));
                } catch (RuntimeException e) {
                    LOG.error("How the operation {} ended could not be recorded", operation.id(), e);
                    reply.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            settlement.<S>end(operation, OperationStatus.failed("The broker is being stopped."), mutation::refused);
            throw stopping();
        }
    }

    private static Refusal stopping() {
        return Refusal.of(Outcome.STOPPING, "The broker is being stopped; try again soon.")
                .retryAfter(RetryAfter.SOON);
    }

    private <S extends StoredResource, R> Reply perform(
            StoredOperation operation, RunningOperation running, Mutation<S, R> mutation, Runnable whenLate) {
        HandlerOutcome<S> outcome = call(operation, running, mutation);
        Settlement patient = settlement.with(RecordingPatience.untilStopped(running, ticker, whenLate));
        if (outcome instanceof HandlerOutcome.Started<S> started) {
            Accepted accepted = started.accepted();
            boolean held = patient.<S>delegate(operation, accepted, row -> mutation.delegated(row, accepted));
            return held ? delegated(operation, accepted) : TAKEN_OVER;
        }
        if (outcome instanceof HandlerOutcome.Done<S> done) {
            boolean held = patient.end(
                    operation, OperationStatus.succeeded(), done.completion().changes());
            return held ? done.completion().reply() : TAKEN_OVER;
        }
        return recordFailure(patient, operation, mutation, ((HandlerOutcome.Thrown<S>) outcome).thrown());
    }

    /** Calls the handler; it does not throw, whatever the handler throws, since what it held must not stay held. */
    <S extends StoredResource, R> HandlerOutcome<S> call(
            StoredOperation operation, RunningOperation running, Mutation<S, R> mutation) {
        try {
            R result = Objects.requireNonNull(
                    InterruptibleCalls.call(running, () -> mutation.call(new StoredProgress(store, running))),
                    "A handler returned null");
            // Made before anything is recorded, since what a handler returns may turn out to be no JSON.
            return result instanceof Accepted accepted
                    ? new HandlerOutcome.Started<>(accepted)
                    : new HandlerOutcome.Done<>(mutation.completed(result));
        } catch (Throwable thrown) {
            return new HandlerOutcome.Thrown<>(thrown);
        }
    }

    /** Records what a handler has thrown. */
    <S extends StoredResource, R> Reply recordFailure(
            Settlement patient, StoredOperation operation, Mutation<S, R> mutation, Throwable thrown) {
        Failure failure =
                Failure.of(thrown, operation.kind(), operation.request().requestIdentity());
        log(operation, failure, thrown);
        if (failure.alreadyGone()) {
            patient.<S>end(operation, OperationStatus.succeeded(), mutation::gone);
            return Reply.of(Outcome.ALREADY_GONE, JsonBody.empty());
        }
        boolean unchanged = failure.unchanged() && !operation.inBackground();
        boolean held = patient.<S>end(
                operation, failure.status(), row -> unchanged ? mutation.refused(row) : Settlement.fallBack(row));
        return held ? failure.refusal().reply() : TAKEN_OVER;
    }

    private static void log(StoredOperation operation, Failure failure, Throwable thrown) {
        if (failure.unexpected()) {
            LOG.error(
                    "{} of {} failed; the platform was told the request identity {} and nothing more",
                    operation.kind(),
                    operation.resource(),
                    operation.request().requestIdentity(),
                    thrown);
        } else if (failure.refusal().outcome() == Outcome.CANCELLED) {
            LOG.info("{} of {} was cancelled", operation.kind(), operation.resource(), thrown);
        } else {
            LOG.info(
                    "{} of {} was refused with {}",
                    operation.kind(),
                    operation.resource(),
                    failure.refusal().status());
        }
    }

    private Reply delegated(StoredOperation operation, Accepted accepted) {
        queue.added(operation);
        return accepted(operation, accepted.dashboardUrl());
    }
}

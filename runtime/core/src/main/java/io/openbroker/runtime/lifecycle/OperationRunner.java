package io.openbroker.runtime.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.OperationStatus;
import io.openbroker.runtime.answer.JsonBody;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.operation.RunningOperation;
import io.openbroker.runtime.operation.RunningOperations;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredOperation;
import io.openbroker.runtime.state.StoredResource;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs what was claimed: calls the handler, at once or in the background, and records how that ended. */
final class OperationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

    /** How long a platform that does not poll is kept waiting until a creation that it wants deleted has stopped. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Reply STILL_STOPPING = Refusal.of(
                    Outcome.CONCURRENCY, "What is to be deleted is still being created; try again soon.")
            .reply();

    private static final Reply TAKEN_OVER = Refusal.of(
                    Outcome.CONCURRENCY, "The operation was cancelled, because its outcome is to be deleted.")
            .reply();

    private final StateStore store;
    private final RunningOperations operations;
    private final Settlement settlement;

    OperationRunner(StateStore store, RunningOperations operations, Settlement settlement) {
        this.store = store;
        this.operations = operations;
        this.settlement = settlement;
    }

    /** Runs the operation while the platform waits, or in the background and tells the platform to poll. */
    <S extends StoredResource, R> Reply run(Claim claim, Mutation<S, R> mutation) {
        if (claim.inBackground()) {
            submit(claim, mutation, new CompletableFuture<>());
            return accepted(claim.operation());
        }
        return operations.run(claim.running(), () -> perform(claim, mutation));
    }

    /** Runs the operation in the background, and has the platform wait for it, but not for ever. */
    <S extends StoredResource, R> Reply runAndWait(Claim claim, Mutation<S, R> mutation) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        submit(claim, mutation, reply);
        try {
            return reply.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return STILL_STOPPING;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The operation " + claim.operation().id() + " was not recorded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return STILL_STOPPING;
        }
    }

    /** The answer that an operation goes on. */
    static Reply accepted(StoredOperation operation) {
        return Reply.of(Outcome.ACCEPTED, JsonBody.empty().put("operation", operation.id()));
    }

    private <S extends StoredResource, R> void submit(
            Claim claim, Mutation<S, R> mutation, CompletableFuture<Reply> reply) {
        Map<String, String> logContext = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        try {
            operations.submit(claim.running(), () -> {
                MDC.setContextMap(logContext);
                try {
                    reply.complete(perform(claim, mutation));
                } catch (RuntimeException e) {
                    LOG.error(
                            "How the operation {} ended could not be recorded",
                            claim.operation().id(),
                            e);
                    reply.completeExceptionally(e);
                } finally {
                    MDC.clear();
                }
            });
        } catch (RejectedExecutionException e) {
            settlement.<S>end(
                    claim.operation(), OperationStatus.failed("The broker is being stopped."), mutation::refused);
            throw Refusal.of(Outcome.STOPPING, "The broker is being stopped; try again soon.")
                    .withHeader("Retry-After", "5");
        }
    }

    private <S extends StoredResource, R> Reply perform(Claim claim, Mutation<S, R> mutation) {
        StoredOperation operation = claim.operation();
        RunningOperation running = claim.running();
        try {
            R result = running.call(
                    () -> mutation.call(operation.id(), new StoredProgress(store, operation.resource(), running)));
            return record(operation, mutation, Objects.requireNonNull(result, "A handler returned null"));
        } catch (Throwable thrown) {
            // Errors too: whatever the handler threw, what it held must not stay held.
            return recordFailure(claim, mutation, thrown);
        }
    }

    private <S extends StoredResource, R> Reply record(StoredOperation operation, Mutation<S, R> mutation, R result) {
        if (result instanceof Accepted accepted) {
            boolean held = settlement.<S>delegate(operation, accepted, row -> mutation.delegated(row, accepted));
            return held ? delegated(operation, accepted) : TAKEN_OVER;
        }
        // Made before anything is recorded, since what a handler returns may turn out to be no JSON.
        Completion<S> completion = mutation.completed(result);
        boolean held = settlement.end(operation, OperationStatus.succeeded(), completion.changes());
        return held ? completion.reply() : TAKEN_OVER;
    }

    private <S extends StoredResource, R> Reply recordFailure(Claim claim, Mutation<S, R> mutation, Throwable thrown) {
        StoredOperation operation = claim.operation();
        Failure failure = Failure.of(thrown, operation.kind(), claim.logId());
        log(claim, failure, thrown);
        if (failure.alreadyGone()) {
            settlement.<S>end(operation, OperationStatus.succeeded(), mutation::gone);
            return Reply.of(Outcome.ALREADY_GONE, JsonBody.empty());
        }
        boolean unchanged = failure.unchanged() && !claim.inBackground();
        boolean held = settlement.<S>end(
                operation, failure.status(), row -> unchanged ? mutation.refused(row) : Settlement.fallBack(row));
        return held ? failure.refusal().reply() : TAKEN_OVER;
    }

    private static void log(Claim claim, Failure failure, Throwable thrown) {
        StoredOperation operation = claim.operation();
        if (failure.unexpected()) {
            LOG.error(
                    "{} of {} failed; the platform was told the request identity {} and nothing more",
                    operation.kind(),
                    operation.resource(),
                    claim.logId(),
                    thrown);
        } else {
            LOG.info(
                    "{} of {} was refused with {}",
                    operation.kind(),
                    operation.resource(),
                    failure.refusal().status());
        }
    }

    private static Reply delegated(StoredOperation operation, Accepted accepted) {
        JsonBody body = JsonBody.empty().put("dashboard_url", accepted.dashboardUrl());
        return Reply.of(Outcome.ACCEPTED, body.put("operation", operation.id()));
    }
}

package io.openbroker.runtime.internal.handler;

import io.openbroker.model.BrokerException;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.runtime.generated.MissingHandlerException;
import io.openbroker.runtime.internal.response.InternalFailure;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.RetryAfter;
import io.openbroker.runtime.internal.response.StateUnavailable;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.util.Optional;

/**
 * How a handler failed.
 *
 * @param rejection the answer to a platform that has waited
 * @param unchanged whether the handler has promised that it has changed nothing
 * @param alreadyGone whether a handler for deletion has found nothing to delete
 */
public record Failure(Rejection rejection, boolean unchanged, boolean alreadyGone) {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    /** What an exception of a handler comes to; only what is meant for the platform is taken from it. */
    public static Failure of(Throwable thrown, OsbOperation kind, String logId) {
        if (thrown instanceof Rejection rejection) {
            return new Failure(rejection, rejection.status() < 500, false);
        }
        if (thrown instanceof StateUnavailableException) {
            // The runtime reads the state before it calls the handler; the handler's own calls never throw this.
            return new Failure(StateUnavailable.rejection(), true, false);
        }
        if (thrown instanceof BrokerException meant) {
            return new Failure(
                    Rejection.byHandler(
                            meant.status(),
                            meant.error(),
                            meant.description(),
                            OperationStatusResponse.hasInstanceUsable(kind) ? meant.instanceUsable() : Optional.empty(),
                            OperationStatusResponse.hasUpdateRepeatable(kind)
                                    ? meant.updateRepeatable()
                                    : Optional.empty()),
                    meant.status() < 500,
                    saysGone(kind, meant));
        }
        if (thrown instanceof RetryLater later) {
            Rejection rejection =
                    Rejection.byHandler(503, "RetryLater", later.description(), Optional.empty(), Optional.empty());
            return new Failure(rejection.retryAfter(later.delay()), false, false);
        }
        if (thrown instanceof MissingHandlerException) {
            return new Failure(
                    Rejection.of(
                            Outcome.NOT_IMPLEMENTED,
                            "The broker has no handler for this operation of the service offering."),
                    true,
                    false);
        }
        if (thrown instanceof HandlerCancelledException) {
            return new Failure(
                    Rejection.of(Outcome.CANCELLED, "The operation was cancelled before it was done."), false, false);
        }
        if (thrown instanceof HandlerStoppedException) {
            return new Failure(
                    Rejection.of(
                                    Outcome.STOPPING,
                                    "The broker was stopped before it was done; send the same request again to learn how it"
                                            + " stands")
                            .retryAfter(RetryAfter.SOON),
                    false,
                    false);
        }
        return new Failure(InternalFailure.rejection(logId), false, false);
    }

    /** The answer to a platform that waits. */
    public JsonResponse response() {
        return alreadyGone ? JsonResponse.of(Outcome.ALREADY_GONE, JsonBody.empty()) : rejection.response();
    }

    /** Whether somebody must look at the exception, because the platform is told nothing of it. */
    public boolean unexpected() {
        return rejection.outcome() == Outcome.HANDLER_FAILED || rejection.outcome() == Outcome.STOPPING;
    }

    /** How an operation that failed so stands. */
    public OperationStatus status() {
        return new OperationStatus(
                OperationStatus.State.FAILED,
                Optional.of(rejection.description()),
                rejection.instanceUsable(),
                rejection.updateRepeatable(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether a handler for deletion, or one that polls it, reports that there is nothing to delete. */
    public static boolean saysGone(OsbOperation kind, BrokerException meant) {
        return kind.deletes() && isAbsence(meant.status());
    }

    /** Whether a handler reports with this status that the service instance or service binding does not exist. */
    public static boolean isAbsence(int status) {
        return status == NOT_FOUND || status == GONE;
    }
}

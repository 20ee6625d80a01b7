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
 * The failure of a handler.
 *
 * @param rejection the response for a platform that waits
 * @param unchanged whether the handler has promised that it has changed nothing
 * @param alreadyGone whether a handler for deletion has found nothing to delete
 */
public record Failure(Rejection rejection, boolean unchanged, boolean alreadyGone) {

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    /** Converts an exception of a handler. Only texts that are meant for the platform are used. */
    public static Failure of(Throwable thrown, OsbOperation kind, String logId) {
        if (thrown instanceof Rejection rejection) {
            return new Failure(rejection, rejection.status() < 500, false);
        }
        if (thrown instanceof StateUnavailableException) {
            // Thrown by the runtime, which reads the state before it calls the handler; never by handlers.
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
                    Rejection.of(Outcome.CANCELLED, "The operation was cancelled before it ended."), false, false);
        }
        if (thrown instanceof HandlerStoppedException) {
            return new Failure(
                    Rejection.of(
                                    Outcome.STOPPING,
                                    "The broker stopped before the operation ended. Send the same request again to learn its state.")
                            .retryAfter(RetryAfter.SOON),
                    false,
                    false);
        }
        return new Failure(InternalFailure.rejection(logId), false, false);
    }

    /** The response for a platform that waits. */
    public JsonResponse response() {
        return alreadyGone ? JsonResponse.of(Outcome.ALREADY_GONE, JsonBody.empty()) : rejection.response();
    }

    /** Whether the exception must be logged, because the platform receives nothing of it. */
    public boolean unexpected() {
        return rejection.outcome() == Outcome.HANDLER_FAILED || rejection.outcome() == Outcome.STOPPING;
    }

    /** The status of an operation with this failure. */
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

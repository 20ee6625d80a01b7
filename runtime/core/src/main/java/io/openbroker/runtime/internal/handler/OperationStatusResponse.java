package io.openbroker.runtime.internal.handler;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.RetryAfter;

/** The response to a poll of an operation (OSB v2.17, "Polling Last Operation for Service Instances", Body). */
public final class OperationStatusResponse {

    private OperationStatusResponse() {}

    public static JsonResponse of(OsbOperation kind, OperationStatus status) {
        JsonBody body = JsonBody.empty()
                .put("state", status.state().text())
                .put("description", status.description().filter(text -> !text.isBlank()));
        boolean failed = status.state() == State.FAILED;
        if (failed && hasInstanceUsable(kind)) {
            body.put("instance_usable", status.instanceUsable());
        }
        if (failed && hasUpdateRepeatable(kind)) {
            body.put("update_repeatable", status.updateRepeatable());
        }
        JsonResponse response = JsonResponse.of(Outcome.OPERATION_STATUS, body);
        return status.state() == State.IN_PROGRESS
                ? response.withHeader(
                        RetryAfter.NAME, RetryAfter.seconds(status.retryAfter().orElse(RetryAfter.NEXT_POLL)))
                : response;
    }

    /** Whether the failure of an operation may contain {@code instance_usable}. */
    static boolean hasInstanceUsable(OsbOperation kind) {
        return kind == OsbOperation.UPDATE || kind == OsbOperation.DEPROVISION;
    }

    /** Whether the failure of an operation may contain {@code update_repeatable}. */
    static boolean hasUpdateRepeatable(OsbOperation kind) {
        return kind == OsbOperation.UPDATE;
    }
}

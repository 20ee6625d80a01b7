package io.openbroker.runtime.internal.handler;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.answer.JsonBody;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.answer.RetryAfter;
import java.time.Duration;

/** The answer how an operation stands (OSB v2.17, "Polling Last Operation for Service Instances", Body). */
public final class OperationReply {

    /** How long platforms are asked to wait where a handler does not say. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private OperationReply() {}

    public static Reply of(OsbOperation kind, OperationStatus status) {
        JsonBody body = JsonBody.empty()
                .put("state", status.state().text())
                .put("description", status.description().filter(text -> !text.isBlank()));
        boolean failed = status.state() == State.FAILED;
        if (failed && (kind == OsbOperation.UPDATE || kind == OsbOperation.DEPROVISION)) {
            body.put("instance_usable", status.instanceUsable());
        }
        if (failed && kind == OsbOperation.UPDATE) {
            body.put("update_repeatable", status.updateRepeatable());
        }
        Reply reply = Reply.of(Outcome.OPERATION_STATUS, body);
        return status.state() == State.IN_PROGRESS
                ? reply.withHeader(
                        RetryAfter.NAME, RetryAfter.seconds(status.retryAfter().orElse(RETRY_AFTER)))
                : reply;
    }
}

package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.HandlerInput;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.HandlerParameter;

/** Says why a handler cannot be given something where the runtime keeps no state, and what to do instead. */
final class ExternalInput {

    private record Reason(String why, String change) {}

    private ExternalInput() {}

    static Diagnostic refuse(HandlerModel handler, HandlerParameter parameter, String shown) {
        Reason reason = reason(handler, parameter.input().orElseThrow());
        return Diagnostic.of(
                DiagnosticCode.INPUT_OF_MANAGED_STATE,
                parameter.source(),
                parameter.name(),
                shown,
                reason.why(),
                reason.change());
    }

    private static Reason reason(HandlerModel handler, HandlerInput input) {
        return switch (input) {
            case PROGRESS ->
                new Reason(
                        "nobody would keep what is reported for the platform",
                        "Remove it; a polling handler reports with OperationStatus.inProgress(…)");
            case OPERATION_ID ->
                new Reason(
                        "an operation has no id but the one that a handler gives with Accepted",
                        "Remove it, and make one up where you return Accepted");
            case PREVIOUS_VALUES ->
                new Reason("nobody has recorded what was before", "Remove it, and look it up by @InstanceId");
            case REQUEST ->
                handler.operation().mutates()
                        ? new Reason(
                                "the request has previous values, which nobody has recorded",
                                "Take what you need by itself: @InstanceId, the plan enum, @Parameters, Context and others")
                        : plan();
            default -> plan();
        };
    }

    private static Reason plan() {
        return new Reason(
                "a platform that fetches need not say the plan",
                "Take @InstanceId, @BindingId and @ServiceId, and look the plan up");
    }
}

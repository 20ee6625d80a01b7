package io.openbroker.processor.model.handler;

/** The inputs of handlers. */
public enum HandlerInput {
    INSTANCE_ID("@InstanceId"),
    BINDING_ID("@BindingId"),
    SERVICE_ID("@ServiceId"),
    PLAN_ID("@PlanId"),
    OPERATION_ID("@OperationId"),
    PLAN("the plan enum"),
    PARAMETERS("@Parameters"),
    CONTEXT("Context"),
    ORIGINATING_IDENTITY("Optional<OriginatingIdentity>"),
    REQUEST_IDENTITY("RequestIdentity"),
    PLATFORM("Platform"),
    PREVIOUS_VALUES("PreviousValues"),
    BIND_RESOURCE("BindResource"),
    MAINTENANCE_INFO("Optional<MaintenanceInfo>"),
    PROGRESS("Progress"),
    REQUEST("the request");

    private final String shownName;

    HandlerInput(String shownName) {
        this.shownName = shownName;
    }

    /** The declaration that receives it. */
    public String shownName() {
        return shownName;
    }
}

package io.openbroker.processor.model;

/** The names of the runtime's classes, which generated code names and the processor does not depend on. */
public final class RuntimeNames {

    public static final String BROKER_DISPATCHER = "io.openbroker.runtime.generated.BrokerDispatcher";
    public static final String CATALOG_DOCUMENT = "io.openbroker.runtime.generated.CatalogDocument";
    public static final String EXECUTION = "io.openbroker.runtime.generated.Execution";
    public static final String HANDLER_CALL = "io.openbroker.runtime.generated.HandlerCall";
    public static final String MISSING_HANDLER_EXCEPTION = "io.openbroker.runtime.generated.MissingHandlerException";
    public static final String OFFERING_DESCRIPTOR = "io.openbroker.runtime.generated.OfferingDescriptor";
    public static final String PLAN_DESCRIPTOR = "io.openbroker.runtime.generated.PlanDescriptor";
    public static final String UNKNOWN_PLAN_EXCEPTION = "io.openbroker.runtime.generated.UnknownPlanException";

    public static final String PLACEHOLDER_VALUES = "io.openbroker.runtime.generated.PlaceholderValues";
    public static final String RESOLVED_CATALOG = "io.openbroker.runtime.generated.ResolvedCatalog";

    public static final String BROKER_SERVER = "io.openbroker.undertow.BrokerServer";

    public static final String JSON_NODE = "tools.jackson.databind.JsonNode";

    private RuntimeNames() {}
}

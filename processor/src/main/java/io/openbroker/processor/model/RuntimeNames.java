package io.openbroker.processor.model;

/** The names of the runtime's classes, which generated code names and the processor does not depend on. */
public final class RuntimeNames {

    public static final String BROKER_DISPATCHER = "io.openbroker.runtime.BrokerDispatcher";
    public static final String CATALOG_DOCUMENT = "io.openbroker.runtime.CatalogDocument";
    public static final String EXECUTION = "io.openbroker.runtime.Execution";
    public static final String HANDLER_CALL = "io.openbroker.runtime.HandlerCall";
    public static final String MISSING_HANDLER_EXCEPTION = "io.openbroker.runtime.MissingHandlerException";
    public static final String OFFERING_DESCRIPTOR = "io.openbroker.runtime.OfferingDescriptor";
    public static final String PLAN_DESCRIPTOR = "io.openbroker.runtime.PlanDescriptor";
    public static final String UNKNOWN_PLAN_EXCEPTION = "io.openbroker.runtime.UnknownPlanException";

    public static final String PLACEHOLDER_VALUES = "io.openbroker.runtime.template.PlaceholderValues";
    public static final String RESOLVED_CATALOG = "io.openbroker.runtime.template.ResolvedCatalog";

    public static final String BROKER_SERVER = "io.openbroker.undertow.BrokerServer";

    public static final String JSON_NODE = "tools.jackson.databind.JsonNode";

    private RuntimeNames() {}
}

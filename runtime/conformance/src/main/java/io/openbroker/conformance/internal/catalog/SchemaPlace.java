package io.openbroker.conformance.internal.catalog;

import io.openbroker.conformance.internal.exchange.JsonView;

/** The operations that take parameters. */
public enum SchemaPlace {
    /** Parameters of a provision request. */
    PROVISION("service_instance", "create"),
    /** Parameters of an update. */
    UPDATE("service_instance", "update"),
    /** Parameters of a bind request. */
    BIND("service_binding", "create");

    private final String resource;
    private final String action;

    SchemaPlace(String resource, String action) {
        this.resource = resource;
        this.action = action;
    }

    /** Returns the schema in a {@code schemas} object. */
    public JsonView in(JsonView schemas) {
        return schemas.get(resource).get(action).get("parameters");
    }

    /** Returns the place in a {@code schemas} object: {@code service_instance.create}. */
    public String title() {
        return resource + "." + action;
    }
}

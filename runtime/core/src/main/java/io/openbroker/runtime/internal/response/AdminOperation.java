package io.openbroker.runtime.internal.response;

/** The operations of the admin port, as {@link io.openbroker.model.OsbOperation} has those of platforms. */
public enum AdminOperation {
    METRICS("GET", "/metrics"),
    OVERVIEW("GET", "/operator/overview"),
    HISTORY("GET", "/operator/history"),
    LIST_INSTANCES("GET", "/operator/instances"),
    FETCH_INSTANCE("GET", "/operator/instances/{instance_id}"),
    LIST_BINDINGS("GET", "/operator/bindings"),
    FETCH_BINDING("GET", "/operator/instances/{instance_id}/bindings/{binding_id}"),
    LIST_OPERATIONS("GET", "/operator/operations"),
    FETCH_OPERATION("GET", "/operator/operations/{operation_id}"),
    RETRY_OPERATION("POST", "/operator/operations/{operation_id}/retry"),
    FAIL_OPERATION("POST", "/operator/operations/{operation_id}/fail"),
    AUDIT("GET", "/operator/audit"),
    CATALOG("GET", "/operator/catalog"),
    SETTINGS("GET", "/operator/settings"),
    OPEN_API("GET", "/operator/openapi.json");

    private final String method;
    private final String path;

    AdminOperation(String method, String path) {
        this.method = method;
        this.path = path;
    }

    public String method() {
        return method;
    }

    /** The path, with names such as {@code {operation_id}} where ids are. */
    public String path() {
        return path;
    }

    /** Whether the operation changes something, so that viewers may not use it and the audit log has it. */
    public boolean mutates() {
        return !method.equals("GET");
    }
}

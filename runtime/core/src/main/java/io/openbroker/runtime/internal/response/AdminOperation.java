package io.openbroker.runtime.internal.response;

/** The operations of the admin port, as {@link io.openbroker.model.OsbOperation} has those of platforms. */
public enum AdminOperation {
    METRICS("GET", "/metrics"),
    LIST_INSTANCES("GET", "/operator/instances"),
    LIST_BINDINGS("GET", "/operator/bindings"),
    LIST_OPERATIONS("GET", "/operator/operations"),
    FETCH_OPERATION("GET", "/operator/operations/{operation_id}"),
    RETRY_OPERATION("POST", "/operator/operations/{operation_id}/retry"),
    FAIL_OPERATION("POST", "/operator/operations/{operation_id}/fail"),
    SUCCEED_OPERATION("POST", "/operator/operations/{operation_id}/succeed"),
    DELETE_INSTANCE("POST", "/operator/instances/{instance_id}/delete"),
    DELETE_BINDING("POST", "/operator/instances/{instance_id}/bindings/{binding_id}/delete"),
    RECONCILE("POST", "/operator/reconcile");

    private final String method;
    private final String path;

    AdminOperation(String method, String path) {
        this.method = method;
        this.path = path;
    }

    public String method() {
        return method;
    }

    /** The path, with names in braces where ids are, such as {@code {operation_id}}. */
    public String path() {
        return path;
    }

    /** Whether the operation changes something, so that viewers may not use it and the audit log has it. */
    public boolean mutates() {
        return this != RECONCILE && !method.equals("GET");
    }
}

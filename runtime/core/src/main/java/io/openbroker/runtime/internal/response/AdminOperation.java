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
    SUCCEED_OPERATION("POST", "/operator/operations/{operation_id}/succeed"),
    DELETE_INSTANCE("POST", "/operator/instances/{instance_id}/delete"),
    DELETE_BINDING("POST", "/operator/instances/{instance_id}/bindings/{binding_id}/delete"),
    RECONCILE("POST", "/operator/reconcile"),
    AUDIT("GET", "/operator/audit"),
    CATALOG("GET", "/operator/catalog"),
    SETTINGS("GET", "/operator/settings"),
    OPEN_API("GET", "/operator/openapi.json"),
    SIGN_IN("POST", "/operator/session"),
    FETCH_SESSION("GET", "/operator/session"),
    SIGN_OUT("DELETE", "/operator/session");

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

    /** Whether the operation changes something, so that the audit log has it. */
    public boolean mutates() {
        return this != RECONCILE && !method.equals("GET");
    }

    /** Whether the operation is about the caller's own session, which there is on a port with a console only. */
    public boolean ofSession() {
        return switch (this) {
            case SIGN_IN, FETCH_SESSION, SIGN_OUT -> true;
            default -> false;
        };
    }

    /** Whether viewers may not use the operation. */
    public boolean adminOnly() {
        return mutates() && !ofSession();
    }
}

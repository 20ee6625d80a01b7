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

    /** The path, with {@code {operation_id}} where the id is. */
    public String path() {
        return path;
    }

    /** Whether the operation changes something, so that the audit log has it. */
    public boolean mutates() {
        return !method.equals("GET");
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

package io.openbroker.conformance;

/** What a check is about. The order is that of reports. */
public enum Area {
    /** {@code GET /v2/catalog}. */
    CATALOG("Catalog"),
    /** Version, originating identity, request identity. */
    HEADERS("Headers and versions"),
    /** Who may call the broker. */
    AUTHENTICATION("Authentication"),
    /** Bodies and statuses of errors. */
    ERRORS("Errors"),
    /** How the bodies of requests are read. */
    JSON("JSON"),
    /** What single platforms demand. */
    PROFILES("Profiles"),
    /** Creating service instances. */
    PROVISION("Provisioning"),
    /** Fetching service instances. */
    FETCH_INSTANCE("Fetching service instances"),
    /** Updating service instances. */
    UPDATE("Updating"),
    /** Maintenance information and upgrades. */
    MAINTENANCE("Maintenance"),
    /** Creating service bindings. */
    BIND("Binding"),
    /** Rotating service bindings. */
    ROTATION("Rotation"),
    /** Fetching service bindings. */
    FETCH_BINDING("Fetching service bindings"),
    /** Deleting service bindings. */
    UNBIND("Unbinding"),
    /** Deleting service instances. */
    DEPROVISION("Deprovisioning"),
    /** Asynchronous operations. */
    POLLING("Polling"),
    /** Repeated requests, and requests that contradict each other. */
    IDEMPOTENCY("Idempotency and conflicts"),
    /** Requests at the same time. */
    CONCURRENCY("Concurrency"),
    /** Deleting what is being created. */
    CANCELLATION("Cancellation"),
    /** Deleting what may have been created. */
    ORPHANS("Orphan mitigation"),
    /** Bytes that attackers send. */
    HOSTILE("Hostile requests");

    private final String title;

    Area(String title) {
        this.title = title;
    }

    /** Returns the heading in reports. */
    public String title() {
        return title;
    }
}

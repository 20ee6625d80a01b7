package io.openbroker.runtime.generated;

/** How the runtime carries out an operation (OSB v2.17, "Synchronous and Asynchronous Operations"). */
public enum Execution {
    /** The handler returns before the platform receives the response. */
    SYNCHRONOUS,
    /** Asynchronously if the platform sends {@code accepts_incomplete=true}, otherwise synchronously. */
    WHEN_ACCEPTED,
    /** Asynchronously only. */
    ASYNCHRONOUS,
    /**
     * The handler starts the work itself and returns {@link io.openbroker.model.Accepted}; the runtime polls another
     * handler.
     */
    DELEGATED
}

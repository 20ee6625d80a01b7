package io.openbroker.runtime.generated;

/** How the runtime carries out an operation (OSB v2.17, "Synchronous and Asynchronous Operations"). */
public enum Execution {
    /** The handler is done before the platform has its answer. */
    SYNCHRONOUS,
    /** Asynchronously where the platform says {@code accepts_incomplete=true}, and else synchronously. */
    WHEN_ACCEPTED,
    /** Asynchronously only. */
    ASYNCHRONOUS,
    /** The handler starts the work itself and answers {@link io.openbroker.model.Accepted}; a polling handler is asked. */
    DELEGATED
}

package io.openbroker.model;

import java.util.Optional;

/**
 * The result of a handler that has started the work itself, outside the runtime. The platform receives 202 and polls; the {@link
 * io.openbroker.annotation.LastOperation} or {@link io.openbroker.annotation.LastBindingOperation} handler returns the status.
 *
 * @param operationId the id that the polling handler receives, at most 10,000 characters
 * @param dashboardUrl the dashboard of a service instance; platforms read it from the first response only
 */
public record Accepted(String operationId, Optional<String> dashboardUrl)
        implements InstanceResult, BindingResult, DeletionResult {

    /** The longest operation id that the specification allows, in characters. */
    public static final int MAX_LENGTH = 10_000;

    /**
     * Checks the operation id.
     *
     * @param operationId the id that the polling handler receives, at most 10,000 characters
     * @param dashboardUrl the dashboard of a service instance; platforms read it from the first response only
     * @throws IllegalArgumentException if the operation id is blank or longer than {@link #MAX_LENGTH}, or has a NUL
     */
    public Accepted {
        if (operationId.indexOf('\0') >= 0) {
            // No platform could send it, and not every database can store it.
            throw new IllegalArgumentException("Accepted has an operation id with a NUL; leave that out");
        }
        if (operationId.isBlank() || operationId.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("Accepted has an operation id of " + operationId.length()
                    + " characters; give it from 1 to " + MAX_LENGTH + ", not all blank");
        }
    }

    /**
     * Work that was started.
     *
     * @param operationId the id that the polling handler receives
     * @return the result
     */
    public static Accepted as(String operationId) {
        return new Accepted(operationId, Optional.empty());
    }

    /**
     * Adds the dashboard of a service instance.
     *
     * @param url the dashboard's URL
     * @return a copy with the dashboard
     */
    public Accepted withDashboard(String url) {
        return new Accepted(operationId, Optional.of(url));
    }
}

package io.openbroker.model;

import java.util.Optional;

/**
 * A handler's answer that it has started the work itself, outside the runtime, and that the {@link
 * io.openbroker.annotation.LastOperation} or {@link io.openbroker.annotation.LastBindingOperation} handler knows how it
 * stands. The platform gets 202.
 *
 * @param operationId what the polling handler is to be asked with, at most 10,000 characters
 * @param dashboardUrl the dashboard of a service instance, which platforms learn from the first answer only
 */
public record Accepted(String operationId, Optional<String> dashboardUrl)
        implements InstanceResult, BindingResult, DeletionResult {

    /** The longest operation id that the specification allows, in characters. */
    public static final int MAX_LENGTH = 10_000;

    /**
     * Checks the operation id.
     *
     * @param operationId what the polling handler is to be asked with, at most 10,000 characters
     * @param dashboardUrl the dashboard of a service instance, which platforms learn from the first answer only
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
     * @param operationId what the polling handler is to be asked with
     * @return the answer
     */
    public static Accepted as(String operationId) {
        return new Accepted(operationId, Optional.empty());
    }

    /**
     * Adds the dashboard of a service instance.
     *
     * @param url the dashboard's URL
     * @return the answer with it
     */
    public Accepted withDashboard(String url) {
        return new Accepted(operationId, Optional.of(url));
    }
}

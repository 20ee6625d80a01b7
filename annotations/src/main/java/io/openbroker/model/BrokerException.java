package io.openbroker.model;

import java.util.Optional;

/**
 * A failure that a handler reports to the platform, with a status, an error code and a description for users (OSB
 * v2.17, "Service Broker Errors"). Any other exception becomes a 500 without details.
 *
 * <pre>{@code
 * throw BrokerException.quotaExceeded("This organization has its 10 databases already");
 * }</pre>
 *
 * <p>A status from 400 to 499 means that the handler has changed nothing, so the runtime forgets the request.
 */
public final class BrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final String description;
    private final transient Optional<Boolean> instanceUsable;
    private final transient Optional<Boolean> updateRepeatable;

    private BrokerException(
            int status,
            String error,
            String description,
            Optional<Boolean> instanceUsable,
            Optional<Boolean> updateRepeatable,
            Optional<Throwable> cause) {
        super(description, cause.orElse(null));
        this.status = status;
        this.error = error;
        this.description = description;
        this.instanceUsable = instanceUsable;
        this.updateRepeatable = updateRepeatable;
    }

    /**
     * A failure with a status and an error code of your own.
     *
     * @param status an HTTP status from 400 to 599
     * @param error a single word in camel case that names the failure, such as {@code "StorageFull"}
     * @param description a message for users, without secrets
     * @return the exception
     * @throws IllegalArgumentException if the status is none of a failure, or a text is blank
     */
    public static BrokerException of(int status, String error, String description) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("BrokerException has the status " + status
                    + "; give it one from 400 to 599, which tell of a failure");
        }
        if (error.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("BrokerException has the error \"" + error + "\" and the description \""
                    + description + "\"; neither may be blank");
        }
        return new BrokerException(status, error, description, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The parameters are not valid for the service (400).
     *
     * @param description a message for users that says which, and what is expected
     * @return the exception
     */
    public static BrokerException invalidParameters(String description) {
        return of(400, "InvalidParameters", description);
    }

    /**
     * Something different with that id or name exists (409).
     *
     * @param description a message for users
     * @return the exception
     */
    public static BrokerException conflict(String description) {
        return of(409, "Conflict", description);
    }

    /**
     * The service instance or binding does not exist (404; 410 from a handler for deletion).
     *
     * @param description a message for users
     * @return the exception
     */
    public static BrokerException notFound(String description) {
        return of(404, "NotFound", description);
    }

    /**
     * The quota of the user is exhausted (422).
     *
     * @param description a message for users
     * @return the exception
     */
    public static BrokerException quotaExceeded(String description) {
        return of(422, "QuotaExceeded", description);
    }

    /**
     * The service instance cannot change to the plan (422); retries will not help.
     *
     * @param description a message for users that says to which plans it can
     * @return the exception
     */
    public static BrokerException planChangeNotSupported(String description) {
        return of(422, "PlanChangeNotSupported", description).updateRepeatable(false);
    }

    /**
     * Another operation works on the same resource; the platform should retry later (422 {@code ConcurrencyError}).
     *
     * @param description a message for users
     * @return the exception
     */
    public static BrokerException concurrency(String description) {
        return of(422, "ConcurrencyError", description);
    }

    /**
     * The service binding is possible for an application only (422 {@code RequiresApp}).
     *
     * @param description a message for users
     * @return the exception
     */
    public static BrokerException requiresApp(String description) {
        return of(422, "RequiresApp", description);
    }

    /**
     * Sets whether the service instance is still usable after the failed update or deprovision.
     *
     * @param usable whether it can
     * @return a copy of the exception with it
     */
    public BrokerException instanceUsable(boolean usable) {
        return copy(Optional.of(usable), updateRepeatable, Optional.ofNullable(getCause()));
    }

    /**
     * Sets whether the failed update may be repeated.
     *
     * @param repeatable whether it may
     * @return a copy of the exception with it
     */
    public BrokerException updateRepeatable(boolean repeatable) {
        return copy(instanceUsable, Optional.of(repeatable), Optional.ofNullable(getCause()));
    }

    /**
     * Adds the cause of the failure, which is logged but not sent to the platform.
     *
     * @param cause the cause
     * @return a copy of the exception with it
     */
    public BrokerException causedBy(Throwable cause) {
        return copy(instanceUsable, updateRepeatable, Optional.of(cause));
    }

    /**
     * The HTTP status.
     *
     * @return a status from 400 to 599
     */
    public int status() {
        return status;
    }

    /**
     * The error code.
     *
     * @return a single word in camel case
     */
    public String error() {
        return error;
    }

    /**
     * The message for users.
     *
     * @return the description
     */
    public String description() {
        return description;
    }

    /**
     * Whether the service instance can still be used.
     *
     * @return the answer, if the handler gave one
     */
    public Optional<Boolean> instanceUsable() {
        return instanceUsable;
    }

    /**
     * Whether the update may be tried again.
     *
     * @return the answer, if the handler gave one
     */
    public Optional<Boolean> updateRepeatable() {
        return updateRepeatable;
    }

    private BrokerException copy(Optional<Boolean> usable, Optional<Boolean> repeatable, Optional<Throwable> cause) {
        BrokerException copy = new BrokerException(status, error, description, usable, repeatable, cause);
        copy.setStackTrace(getStackTrace());
        return copy;
    }
}

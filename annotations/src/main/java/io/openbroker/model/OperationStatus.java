package io.openbroker.model;

import java.time.Duration;
import java.util.Optional;

/**
 * The status of an asynchronous operation (OSB v2.17, "Polling Last Operation for Service Instances", Body).
 *
 * @param state whether it is in progress, succeeded or failed
 * @param description a message for users, without secrets
 * @param instanceUsable whether the service instance can still be used after a failed update or deprovision
 * @param updateRepeatable whether a failed update may be tried again
 * @param retryAfter how long the platform should wait before the next poll; at most a day
 * @param binding the service binding that a bind has created; without it platforms get none
 */
public record OperationStatus(
        State state,
        Optional<String> description,
        Optional<Boolean> instanceUsable,
        Optional<Boolean> updateRepeatable,
        Optional<Duration> retryAfter,
        Optional<ServiceBinding> binding) {

    /**
     * Creates a status.
     *
     * @param state whether it is in progress, succeeded or failed
     * @param description a message for users, without secrets
     * @param instanceUsable whether the service instance can still be used after a failed update or deprovision
     * @param updateRepeatable whether a failed update may be tried again
     * @param retryAfter how long the platform should wait; a time that is longer than a day becomes a day
     * @param binding the service binding that a bind has created
     */
    public OperationStatus {
        retryAfter = retryAfter.map(LongestWait::orShorter);
    }

    /** The states of an operation. */
    public enum State {
        /** The operation is in progress. */
        IN_PROGRESS("in progress"),
        /** The operation has succeeded. */
        SUCCEEDED("succeeded"),
        /** The operation has failed. */
        FAILED("failed");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /**
         * The state as the specification spells it.
         *
         * @return the value of {@code state}
         */
        public String text() {
            return text;
        }
    }

    /**
     * The operation is in progress.
     *
     * @param description a message for users
     * @return the status
     */
    public static OperationStatus inProgress(String description) {
        return of(State.IN_PROGRESS, Optional.of(description));
    }

    /**
     * The operation has succeeded.
     *
     * @return the status
     */
    public static OperationStatus succeeded() {
        return of(State.SUCCEEDED, Optional.empty());
    }

    /**
     * A bind has created a service binding.
     *
     * @param binding the service binding
     * @return the status
     */
    public static OperationStatus succeeded(ServiceBinding binding) {
        OperationStatus status = succeeded();
        return new OperationStatus(
                status.state,
                status.description,
                status.instanceUsable,
                status.updateRepeatable,
                status.retryAfter,
                Optional.of(binding));
    }

    /**
     * The operation has failed.
     *
     * @param description a message for users that says why
     * @return the status
     */
    public static OperationStatus failed(String description) {
        return of(State.FAILED, Optional.of(description));
    }

    /**
     * Sets whether the service instance is still usable after a failed update or deprovision.
     *
     * @param usable whether it can
     * @return the status with it
     */
    public OperationStatus instanceUsable(boolean usable) {
        return new OperationStatus(state, description, Optional.of(usable), updateRepeatable, retryAfter, binding);
    }

    /**
     * Sets whether a failed update may be repeated.
     *
     * @param repeatable whether it may
     * @return the status with it
     */
    public OperationStatus updateRepeatable(boolean repeatable) {
        return new OperationStatus(state, description, instanceUsable, Optional.of(repeatable), retryAfter, binding);
    }

    /**
     * Sets how long the platform should wait before the next poll.
     *
     * @param wait the time, rounded up to seconds, at most a day
     * @return the status with it
     */
    public OperationStatus retryAfter(Duration wait) {
        return new OperationStatus(state, description, instanceUsable, updateRepeatable, Optional.of(wait), binding);
    }

    private static OperationStatus of(State state, Optional<String> description) {
        return new OperationStatus(
                state, description, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}

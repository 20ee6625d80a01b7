package io.openbroker.model;

import java.time.Duration;
import java.util.Optional;

/**
 * Thrown by a handler that cannot do its work now, but will succeed later with the same request, for example while a backend
 * restarts. The runtime calls background handlers again, with a wait that doubles each time, while the operation stays in
 * progress; a synchronous request is answered with 503 and {@code Retry-After}.
 *
 * <p>The handler is called again with the same ids, so it must accept that an earlier call has done its work in part.
 */
public final class RetryLater extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;
    private final String description;

    private RetryLater(Duration wait, String description, Optional<Throwable> cause) {
        super(description, cause.orElse(null));
        this.wait = wait;
        this.description = description;
    }

    /**
     * Asks to be called again.
     *
     * @param wait how long to wait before the first call again; one that is longer than a day becomes a day
     * @param description a message for users, without secrets
     * @return the exception
     * @throws IllegalArgumentException if the time is not more than nothing, or the description is blank
     */
    public static RetryLater in(Duration wait, String description) {
        if (wait.isNegative() || wait.isZero() || description.isBlank()) {
            throw new IllegalArgumentException("RetryLater has the wait " + wait + " and the description \""
                    + description + "\"; give it a time to wait and a message for users");
        }
        return new RetryLater(LongestWait.orShorter(wait), description, Optional.empty());
    }

    /**
     * Adds the cause; it is logged, and never told to the platform.
     *
     * @param cause the cause
     * @return a copy of the exception with it
     */
    public RetryLater causedBy(Throwable cause) {
        RetryLater copy = new RetryLater(wait, description, Optional.of(cause));
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    /**
     * How long to wait before the first call again.
     *
     * @return the time
     */
    public Duration delay() {
        return wait;
    }

    /**
     * The message for users.
     *
     * @return the description
     */
    public String description() {
        return description;
    }
}

package io.openbroker.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What a handler throws when it cannot do its work now, but will be able to without anybody changing the request: the
 * backend is being restarted, say. In the background the runtime calls the handler again, with a wait that doubles each
 * time, and the platform sees the operation go on; a platform that waits is told 503 with {@code Retry-After}.
 *
 * <p>The handler is called again with the same ids, so it has to find what an earlier call has done already.
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

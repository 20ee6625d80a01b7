package io.openbroker.runtime.internal.response;

import java.time.Duration;

/** The header that says when a request may be sent again (RFC 9110, 10.2.3): always a duration, never a date. */
public final class RetryAfter {

    /** The name of the header. */
    public static final String NAME = "Retry-After";

    /** For conditions that pass by themselves, nobody knows when. */
    public static final Duration SOON = Duration.ofSeconds(10);

    /** For polls of an operation whose handler does not say when to poll again. */
    public static final Duration NEXT_POLL = Duration.ofSeconds(5);

    /** For queues that empty quickly. */
    public static final Duration MOMENT = Duration.ofSeconds(1);

    private RetryAfter() {}

    /** The value of the header: whole seconds, rounded up, and at least one. */
    public static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}

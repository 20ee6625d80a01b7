package io.openbroker.undertow;

import java.time.Duration;

/**
 * How much of a server requests may take before a handler is called.
 *
 * @param maxHeaderBytes how long the target and the headers of a request may be together, in bytes
 * @param arrival how long the head of a request may take to come, and then its body
 * @param maxRequests how many requests are received and carried out at once; those that need no handler are not counted
 */
public record RequestLimits(int maxHeaderBytes, Duration arrival, int maxRequests) {

    /** 64 KiB, 30 seconds, and 1,000 requests. */
    public static final RequestLimits DEFAULT = new RequestLimits(64 * 1024, Duration.ofSeconds(30), 1_000);

    /** Without this many bytes nobody could send even a version and credentials. */
    static final int LEAST_HEADER_BYTES = 1_024;

    /** More would cost too much, since it is read before anybody knows who sends it. */
    static final int MOST_HEADER_BYTES = 16 * 1024 * 1024;

    /** No platform sends a tenth of these; more would be looked up in a table of the server's that grows slow. */
    static final int MOST_HEADERS = 200;

    private static final int MANY = 1_000_000;
    private static final int HOUR_SECONDS = 3_600;

    /**
     * Checks the limits.
     *
     * @param maxHeaderBytes how long the target and the headers of a request may be together, in bytes
     * @param arrival how long the head of a request may take to come, and then its body
     * @param maxRequests how many requests are received and carried out at once
     * @throws IllegalArgumentException if nobody could send a request within the limits
     */
    public RequestLimits {
        boolean possible = maxHeaderBytes >= LEAST_HEADER_BYTES
                && maxHeaderBytes <= MOST_HEADER_BYTES
                && arrival.toMillis() >= 1
                && maxRequests >= 1;
        if (!possible) {
            throw new IllegalArgumentException("The limits are " + maxHeaderBytes + " bytes of headers, " + arrival
                    + " and " + maxRequests + " requests; give from " + LEAST_HEADER_BYTES + " to " + MOST_HEADER_BYTES
                    + " bytes, at least a millisecond, and at least one request");
        }
    }

    /**
     * Changes how long the target and the headers of a request may be.
     *
     * @param bytes how many bytes
     * @return the limits with it
     */
    public RequestLimits withMaxHeaderBytes(int bytes) {
        return new RequestLimits(bytes, arrival, maxRequests);
    }

    /**
     * Changes how long the head of a request may take to come, and then its body.
     *
     * @param time the time
     * @return the limits with it
     */
    public RequestLimits withArrival(Duration time) {
        return new RequestLimits(maxHeaderBytes, time, maxRequests);
    }

    /**
     * Changes how many requests are received and carried out at once.
     *
     * @param count how many
     * @return the limits with it
     */
    public RequestLimits withMaxRequests(int count) {
        return new RequestLimits(maxHeaderBytes, arrival, count);
    }

    static RequestLimits read(SettingValues values) {
        return new RequestLimits(
                values.number(Setting.MAX_HEADER_BYTES, LEAST_HEADER_BYTES, MOST_HEADER_BYTES),
                values.seconds(Setting.REQUEST_SECONDS, 1, HOUR_SECONDS),
                values.number(Setting.MAX_REQUESTS, 1, MANY));
    }
}

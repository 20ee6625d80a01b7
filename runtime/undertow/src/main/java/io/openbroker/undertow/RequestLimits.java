package io.openbroker.undertow;

import java.time.Duration;

/**
 * Limits of requests before a handler is called.
 *
 * @param maxHeaderBytes maximum size of the target and headers of a request together, in bytes
 * @param arrival maximum time for the head of a request to arrive, and then for its body
 * @param maxRequests maximum number of requests that are received and executed at once; requests that need no handler are not
 *     counted
 */
public record RequestLimits(int maxHeaderBytes, Duration arrival, int maxRequests) {

    /** 64 KiB, 30 seconds, and 1,000 requests. */
    public static final RequestLimits DEFAULT = new RequestLimits(64 * 1024, Duration.ofSeconds(30), 1_000);

    /** The smallest limit of headers; a version and credentials do not fit into less. */
    public static final int LEAST_HEADER_BYTES = 1_024;

    /** The largest limit of headers; they are read before the client is authenticated. */
    public static final int MOST_HEADER_BYTES = 16 * 1024 * 1024;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is out of range
     */
    public RequestLimits {
        if (maxHeaderBytes < LEAST_HEADER_BYTES || maxHeaderBytes > MOST_HEADER_BYTES) {
            throw new IllegalArgumentException("The limit of headers is " + maxHeaderBytes
                    + " bytes. Use a number from " + LEAST_HEADER_BYTES + " to " + MOST_HEADER_BYTES + ".");
        }
        if (arrival.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "The time for requests to arrive is " + arrival + ". Use at least a millisecond.");
        }
        if (maxRequests < 1) {
            throw new IllegalArgumentException("The limit of requests is " + maxRequests + ". Use at least 1.");
        }
    }

    /**
     * Sets the maximum size of the target and headers.
     *
     * @param value a number of bytes
     * @return the limits with it
     */
    public RequestLimits withMaxHeaderBytes(int value) {
        return new RequestLimits(value, arrival, maxRequests);
    }

    /**
     * Sets the maximum time for the head of a request to arrive, and then for its body.
     *
     * @param value the time
     * @return the limits with it
     */
    public RequestLimits withArrival(Duration value) {
        return new RequestLimits(maxHeaderBytes, value, maxRequests);
    }

    /**
     * Sets how many requests are received and executed at once.
     *
     * @param value the number
     * @return the limits with it
     */
    public RequestLimits withMaxRequests(int value) {
        return new RequestLimits(maxHeaderBytes, arrival, value);
    }
}

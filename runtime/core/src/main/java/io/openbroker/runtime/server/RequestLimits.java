package io.openbroker.runtime.server;

import java.time.Duration;

/**
 * Limits of requests before a handler is called.
 *
 * @param maxHeaderBytes maximum size of the target and headers of a request together, in bytes
 * @param arrival maximum time for the head of a request to arrive, and then for its body
 * @param maxRequests maximum number of requests that are received and executed at once; requests that need no handler are not
 *     counted
 * @param maxSharePercent the part of the requests, and of the memory for their bodies, that one platform may use, in percent
 */
public record RequestLimits(int maxHeaderBytes, Duration arrival, int maxRequests, int maxSharePercent) {

    /** 64 KiB, 30 seconds, and 1,000 requests, of which one platform may send three quarters. */
    public static final RequestLimits DEFAULT = new RequestLimits(64 * 1024, Duration.ofSeconds(30), 1_000, 75);

    /**
     * The maximum number of headers of a request. No platform sends a tenth of these, and servers become slow with more.
     */
    public static final int MAX_HEADERS = 200;

    /** The share of a platform that may use all; in percent. */
    public static final int WHOLE_SHARE = 100;

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
        if (maxSharePercent < 1 || maxSharePercent > WHOLE_SHARE) {
            throw new IllegalArgumentException("The share of a platform is " + maxSharePercent
                    + " percent. Use a number from 1 to " + WHOLE_SHARE + ".");
        }
    }

    /**
     * The maximum number of requests of one platform at once.
     *
     * @return its share of the maximum of all, and at least one
     */
    public int maxRequestsOfPlatform() {
        return (int) Math.max(1, (long) maxRequests * maxSharePercent / WHOLE_SHARE);
    }

    /**
     * Whether the head of a request is within the limits.
     *
     * @param bytes the size of its target and headers, as HTTP/1.1 sends them
     * @param headers the number of its headers
     * @return whether it is
     */
    public boolean permitHead(long bytes, int headers) {
        return bytes <= maxHeaderBytes && headers <= MAX_HEADERS;
    }

    /**
     * Sets the maximum size of the target and headers.
     *
     * @param value a number of bytes
     * @return the limits with it
     */
    public RequestLimits withMaxHeaderBytes(int value) {
        return new RequestLimits(value, arrival, maxRequests, maxSharePercent);
    }

    /**
     * Sets the maximum time for the head of a request to arrive, and then for its body.
     *
     * @param value the time
     * @return the limits with it
     */
    public RequestLimits withArrival(Duration value) {
        return new RequestLimits(maxHeaderBytes, value, maxRequests, maxSharePercent);
    }

    /**
     * Sets how many requests are received and executed at once.
     *
     * @param value the number
     * @return the limits with it
     */
    public RequestLimits withMaxRequests(int value) {
        return new RequestLimits(maxHeaderBytes, arrival, value, maxSharePercent);
    }

    /**
     * Sets the part of the requests, and of the memory for their bodies, that one platform may use.
     *
     * @param percent the part; 100 if one platform may use all
     * @return the limits with it
     */
    public RequestLimits withMaxSharePercent(int percent) {
        return new RequestLimits(maxHeaderBytes, arrival, maxRequests, percent);
    }
}

package io.openbroker.undertow;

import io.openbroker.runtime.server.RequestLimits;

/**
 * Limits of the admin port, so that neither its users nor strangers disturb the broker. Bodies have at most 16 KiB, and heads the
 * limits of {@link RequestLimits#DEFAULT}.
 *
 * @param maxRequests maximum number of requests at once
 * @param requestsPerSecond maximum number of requests of one user in a second; twice as many after a pause
 * @param connections limits of connections
 */
public record AdminLimits(int maxRequests, int requestsPerSecond, ConnectionLimits connections) {

    /** 50 requests at once, of which one user may send three quarters, 50 in a second, and 100 connections. */
    public static final AdminLimits DEFAULT = new AdminLimits(50, 50, ConnectionLimits.ofTotal(100));

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is not positive
     */
    public AdminLimits {
        if (maxRequests < 1 || requestsPerSecond < 1) {
            throw new IllegalArgumentException("The limit of admins' requests is " + maxRequests + " at once and "
                    + requestsPerSecond + " in a second. Use at least 1.");
        }
    }
}

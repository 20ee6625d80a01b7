package io.openbroker.undertow;

/**
 * Limits of open connections. Further ones are closed at once, before a byte is read, so that clients that are not authenticated
 * cannot use up memory and file descriptors.
 *
 * @param max maximum number of connections
 * @param maxOfAddress maximum number of connections of one address; of IPv6 addresses, of one /64 network. A proxy is one address
 */
public record ConnectionLimits(int max, int maxOfAddress) {

    /** 4,000 connections, half of them of one address. */
    public static final ConnectionLimits DEFAULT = ofTotal(4_000);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is not positive
     */
    public ConnectionLimits {
        if (max < 1 || maxOfAddress < 1) {
            throw new IllegalArgumentException(
                    "The limit of connections is " + max + ", of one address " + maxOfAddress + ". Use at least 1.");
        }
    }

    /**
     * Limits that leave half of the connections to other addresses.
     *
     * @param max maximum number of connections
     * @return the limits
     */
    public static ConnectionLimits ofTotal(int max) {
        return new ConnectionLimits(max, (max + 1) / 2);
    }
}

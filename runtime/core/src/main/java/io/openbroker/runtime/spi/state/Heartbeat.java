package io.openbroker.runtime.spi.state;

import java.time.Duration;
import java.time.Instant;

/**
 * The last heartbeat of a replica.
 *
 * @param time when it was sent, by the clock of the state
 * @param lease how long the replica counts as alive after it, which each replica decides for itself
 */
public record Heartbeat(Instant time, Duration lease) {

    private static final Duration FORGOTTEN_LEASE = Duration.ofSeconds(20);

    /**
     * Stands in for the heartbeats of a replica that was taken for dead and forgotten, but has claimed an operation since. If it
     * lives, its next heartbeat makes it known again; if it has ended before that, nobody else carries the operation out.
     *
     * @param claimed when it claimed the last operation that is in progress
     */
    public static Heartbeat ofForgotten(Instant claimed) {
        return new Heartbeat(claimed, FORGOTTEN_LEASE);
    }

    /**
     * Whether the lease has run out. The one rule for all stores.
     *
     * @param now the time, by the clock of the state
     * @param watched for how long the caller has watched without interruption
     * @return {@code false} if the caller has not watched for as long as the lease
     */
    public boolean silent(Instant now, Duration watched) {
        return watched.compareTo(lease) >= 0 && time.plus(lease).isBefore(now);
    }
}

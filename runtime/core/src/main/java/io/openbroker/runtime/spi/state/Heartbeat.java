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

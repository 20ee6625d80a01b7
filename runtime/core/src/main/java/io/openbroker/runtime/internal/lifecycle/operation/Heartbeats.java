package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.Membership;
import io.openbroker.runtime.spi.state.StateStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends the heartbeats of this replica, and watches those of the others. Heartbeats are sent by one thread; everything else
 * is safe for use by many.
 */
public final class Heartbeats implements Membership {

    /**
     * The time in which every heartbeat of this replica was recorded.
     *
     * @param since the nanoseconds of the ticker at the first of these heartbeats
     * @param last those at the last one
     */
    private record Watch(long since, long last) {}

    private final StateStore store;
    private final String replica;
    private final Duration lease;
    /** Beyond this gap between two heartbeats, something may have kept all replicas from theirs: the watch starts again. */
    private final Duration longestGap;

    private final Ticker ticker;
    private volatile Optional<Watch> watch = Optional.empty();

    public Heartbeats(StateStore store, String replica, Duration lease, Ticker ticker) {
        this.store = store;
        this.replica = replica;
        this.lease = lease;
        this.longestGap = lease.dividedBy(2);
        this.ticker = ticker;
    }

    @Override
    public String replica() {
        return replica;
    }

    /** How long this replica counts as alive after a heartbeat. */
    Duration lease() {
        return lease;
    }

    /** Sends a heartbeat; returns whether the state knew this replica. */
    boolean send() {
        Optional<Watch> known = unbroken();
        Optional<Watch> next = Optional.empty();
        try {
            boolean recognized = store.heartbeat(replica, lease);
            long now = ticker.nanos();
            next = Optional.of(new Watch(known.map(Watch::since).orElse(now), now));
            return recognized;
        } finally {
            watch = next;
        }
    }

    /** The other replicas whose lease has run out. */
    List<String> silentReplicas() {
        Duration watched = watched();
        return watched.isZero()
                ? List.of()
                : store.silentReplicas(watched).stream()
                        .filter(silent -> !silent.equals(replica))
                        .toList();
    }

    @Override
    public boolean ended(String other) {
        Duration watched = watched();
        if (other.equals(replica) || watched.compareTo(lease) < 0) {
            return false;
        }
        return store.silentReplicas(watched).contains(other)
                || !store.replicas().contains(other);
    }

    /** For how long the others have had the chance to send heartbeats; zero if this replica itself has sent none lately. */
    private Duration watched() {
        return unbroken().map(known -> ticker.since(known.since())).orElse(Duration.ZERO);
    }

    private Optional<Watch> unbroken() {
        return watch.filter(known -> ticker.since(known.last()).compareTo(longestGap) <= 0);
    }
}

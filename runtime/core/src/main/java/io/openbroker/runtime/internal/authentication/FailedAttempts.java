package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.server.Peer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts failed authentications of each client, and computes the delay of the next response: none for the first ones, then
 * longer with each, up to a bound, until the client pauses.
 *
 * <p>Clients share a table of fixed size, so a million of them need no more memory than one. Two may share a place; since
 * only failures are delayed, that does not affect clients with the right password. Safe for use by many threads.
 */
final class FailedAttempts {

    private static final int FREE = 10;
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_DELAY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int PLACES = 1 << 14;

    // For each place the time until which failures count; more than FREE intervals ahead, responses are delayed.
    private final AtomicLongArray paidUntil = new AtomicLongArray(PLACES);
    // Random, so that no client can choose the place of another.
    private final int seed = new SecureRandom().nextInt();
    private final Ticker ticker;
    private final long start;

    FailedAttempts(Ticker ticker) {
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    /** Counts a failure, and returns the delay of its response, in whole seconds. */
    Duration count(Peer peer) {
        long now = ticker.nanos() - start;
        long most = now + FREE * INTERVAL_NANOS + MAX_DELAY_NANOS;
        long until =
                paidUntil.updateAndGet(place(peer), before -> Math.min(most, Math.max(before, now) + INTERVAL_NANOS));
        long ahead = until - now - FREE * INTERVAL_NANOS;
        // Rounded up, since Retry-After has whole seconds.
        return ahead <= 0 ? Duration.ZERO : Duration.ofSeconds((ahead + INTERVAL_NANOS - 1) / INTERVAL_NANOS);
    }

    private int place(Peer peer) {
        int hash = 31 * seed + peer.network().hashCode();
        hash ^= hash >>> 16;
        hash *= 0x85EB_CA6B;
        hash ^= hash >>> 13;
        return hash & (PLACES - 1);
    }
}

package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.server.Peer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts failed authentications per client, and says how long the answer to the next one is to wait: some are free, then each
 * waits longer, up to a bound, until the client has paused.
 *
 * <p>Clients share a table of fixed size, so a million of them take no more memory than one. Two may fall into the same place
 * of it; since only failures wait, and not what is right, that harms nobody who knows the password. Safe for use by many
 * threads.
 */
final class FailedAttempts {

    private static final int FREE = 10;
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_DELAY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int PLACES = 1 << 14;

    // For each place the time up to which failures are paid for; more than FREE intervals ahead, answers wait.
    private final AtomicLongArray paidUntil = new AtomicLongArray(PLACES);
    // So that nobody can choose an address for the place of another.
    private final int seed = new SecureRandom().nextInt();
    private final Ticker ticker;
    private final long start;

    FailedAttempts(Ticker ticker) {
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    /** Counts a failure; how long its answer is to wait, in whole seconds unless it is zero. */
    Duration count(Peer peer) {
        long now = ticker.nanos() - start;
        long most = now + FREE * INTERVAL_NANOS + MAX_DELAY_NANOS;
        long until =
                paidUntil.updateAndGet(place(peer), before -> Math.min(most, Math.max(before, now) + INTERVAL_NANOS));
        long ahead = until - now - FREE * INTERVAL_NANOS;
        // Rounded up: less than a second is not worth the bother of waiting, and Retry-After knows seconds only.
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

package io.openbroker.runtime.internal.intake;

import io.openbroker.runtime.TimeSource.Ticker;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many requests each sender may send in a second. A sender that was quiet may send those of two seconds at once, as a
 * page that loads does. Senders are authenticated, so there are few. Safe for use by many threads.
 */
public final class RequestRate {

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BURST_NANOS = 2 * SECOND_NANOS;

    private final long nanosOfRequest;
    private final Ticker ticker;
    private final long start;
    // For each sender the time until which its requests have used up what it may send.
    private final Map<String, Long> usedUntil = new HashMap<>();

    public RequestRate(int perSecond, Ticker ticker) {
        this.nanosOfRequest = SECOND_NANOS / perSecond;
        this.ticker = ticker;
        this.start = ticker.nanos();
    }

    /** Counts a request; returns whether the sender may send it now. */
    public synchronized boolean permits(String sender) {
        long now = ticker.nanos() - start;
        long until = Math.max(now, usedUntil.getOrDefault(sender, now)) + nanosOfRequest;
        if (until > now + BURST_NANOS) {
            return false;
        }
        usedUntil.put(sender, until);
        return true;
    }
}

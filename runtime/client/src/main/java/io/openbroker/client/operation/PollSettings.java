package io.openbroker.client.operation;

import io.openbroker.client.Catalog;
import io.openbroker.client.http.ClientTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How an operation is polled.
 *
 * @param interval the time until the first poll, and between the first ones
 * @param factor by which the interval grows after each poll; 1 keeps it
 * @param longestInterval the longest time between polls, unless the broker asks for more with {@code Retry-After}
 * @param maximumDuration how long to poll at most, such as the plan's {@code maximum_polling_duration}
 * @param cancelled asked before each poll and each wait
 * @param listener receives the state of each valid poll, on the polling thread
 */
public record PollSettings(
        Duration interval,
        double factor,
        Duration longestInterval,
        Duration maximumDuration,
        BooleanSupplier cancelled,
        Consumer<PollProgress> listener,
        ClientTime time) {

    /** Polls after one second, then more and more rarely up to once a minute, for up to a week. */
    public static final PollSettings DEFAULT = new PollSettings(
            Duration.ofSeconds(1),
            1.5,
            Duration.ofMinutes(1),
            Duration.ofDays(7),
            () -> false,
            progress -> {},
            ClientTime.SYSTEM);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the interval or the factor lets polls follow each other without a wait
     */
    public PollSettings {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("The polling interval is " + interval + "; it must be positive.");
        }
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("The factor of the polling interval is " + factor
                    + "; it must be at least 1, so that polls do not become more frequent.");
        }
    }

    /** Returns the interval that follows one. */
    Duration following(Duration previous) {
        Duration next = Duration.ofNanos((long) (previous.toNanos() * factor));
        return next.compareTo(longestInterval) > 0 ? longestInterval : next;
    }

    /** Waits; returns false if the caller has cancelled it, or if the thread is interrupted, which it stays. */
    boolean waited(Duration duration) {
        if (cancelled.getAsBoolean()) {
            return false;
        }
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !cancelled.getAsBoolean();
    }

    /** Replaces the interval, and keeps it. */
    public PollSettings every(Duration value) {
        return new PollSettings(value, 1, value, maximumDuration, cancelled, listener, time);
    }

    /** Replaces the maximum duration. */
    public PollSettings forAtMost(Duration value) {
        return new PollSettings(interval, factor, longestInterval, value, cancelled, listener, time);
    }

    /** Replaces the maximum duration by that of a plan, if it has one. */
    public PollSettings forPlan(Catalog.Plan plan) {
        return Optional.of(plan)
                .flatMap(Catalog.Plan::maximumPollingDuration)
                .map(this::forAtMost)
                .orElse(this);
    }

    /** Replaces the question whether to stop. */
    public PollSettings until(BooleanSupplier value) {
        return new PollSettings(interval, factor, longestInterval, maximumDuration, value, listener, time);
    }

    /** Replaces the listener. */
    public PollSettings reportingTo(Consumer<PollProgress> value) {
        return new PollSettings(interval, factor, longestInterval, maximumDuration, cancelled, value, time);
    }

    /** Replaces the time. */
    public PollSettings withTime(ClientTime value) {
        return new PollSettings(interval, factor, longestInterval, maximumDuration, cancelled, listener, value);
    }
}

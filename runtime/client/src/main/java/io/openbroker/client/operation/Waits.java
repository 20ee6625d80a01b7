package io.openbroker.client.operation;

import java.time.Duration;
import java.util.Optional;

/**
 * The waits between the requests about one operation, until the maximum duration is over. Not safe for use by several threads.
 */
final class Waits {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final PollSettings settings;
    private final long begin;
    private Duration interval;

    /** The time begins now. */
    Waits(PollSettings settings) {
        this.settings = settings;
        this.begin = settings.time().nanos();
        this.interval = settings.interval();
    }

    Duration elapsed() {
        return Duration.ofNanos(settings.time().nanos() - begin);
    }

    Duration left() {
        return settings.maximumDuration().minus(elapsed());
    }

    /** Returns whether the maximum duration is over. */
    boolean areOver() {
        return left().isNegative() || left().isZero();
    }

    /**
     * Waits, but not beyond the maximum duration; the next wait is longer.
     *
     * @param asked how long the broker asks to wait, which replaces the interval
     * @return false if the caller has cancelled it, or if the thread is interrupted, which it stays
     */
    boolean await(Optional<Duration> asked) {
        Duration wait = asked.map(this::atLeastShortest).orElse(interval);
        interval = settings.following(interval);
        return settings.waited(shorter(wait, left()));
    }

    /** A broker that asks for no wait at all does not get one request after the other. */
    private Duration atLeastShortest(Duration asked) {
        Duration shortest = shorter(settings.interval(), SHORTEST);
        return asked.compareTo(shortest) < 0 ? shortest : asked;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

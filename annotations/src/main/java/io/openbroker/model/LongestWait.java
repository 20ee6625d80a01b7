package io.openbroker.model;

import java.time.Duration;

/** How long anybody is made to wait: what takes longer is asked for again all the same. */
final class LongestWait {

    private static final Duration DAY = Duration.ofDays(1);

    private LongestWait() {}

    static Duration orShorter(Duration wait) {
        return wait.compareTo(DAY) > 0 ? DAY : wait;
    }
}

package io.openbroker.runtime;

import java.time.Duration;

/**
 * The difference between the clock of this machine and that of the state, for warnings. The broker is correct whatever it
 * is, but tokens, certificates and the log follow the clock of the machine.
 *
 * @param ahead how far the machine is ahead of the state; negative if it is behind
 */
public record ClockDifference(Duration ahead) {

    /** Machines that are synchronized differ by less. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** For rounding. */
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    /**
     * Whether operators should know: whether it is more than five seconds.
     *
     * @param error how far the measurement may be off
     * @return whether it is more, even if the measurement is off
     */
    public boolean isWrong(Duration error) {
        return ahead.abs().compareTo(TOLERANCE.plus(error)) > 0;
    }

    /**
     * The difference for people, such as "12 s behind" or "12 s ahead of", to be followed by the other clock.
     *
     * @return the words
     */
    public String words() {
        return ahead.abs().plus(HALF_A_SECOND).toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of");
    }
}

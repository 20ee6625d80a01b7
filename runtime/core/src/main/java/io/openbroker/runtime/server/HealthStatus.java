package io.openbroker.runtime.server;

import io.openbroker.runtime.ClockDifference;
import java.time.Duration;
import java.util.Optional;

/** Whether a broker can carry out requests, for orchestrators and their users. Immutable, so safe for use by many threads. */
public final class HealthStatus {

    /** The broker carries out requests. */
    public static final HealthStatus READY = new HealthStatus(true, "ready", Optional.empty());

    /** The broker does not carry out requests yet. */
    public static final HealthStatus STARTING = new HealthStatus(false, "starting", Optional.empty());

    /** The broker carries out no new requests. */
    public static final HealthStatus STOPPING = new HealthStatus(false, "stopping", Optional.empty());

    /** The broker rejects requests because its state is not available. */
    public static final HealthStatus STATE_UNAVAILABLE =
            new HealthStatus(false, "the state is not available", Optional.empty());

    private final boolean ready;
    private final String text;
    private final Optional<String> warning;

    private HealthStatus(boolean ready, String text, Optional<String> warning) {
        this.ready = ready;
        this.text = text;
        this.warning = warning;
    }

    /**
     * Adds a warning if the clock of this machine is wrong. The broker is correct by the clock of the state, so this is no reason not to
     * be ready.
     *
     * @param ahead how far the clock is ahead of that of the state; negative if it is behind
     * @return the status with a warning if the difference is more than five seconds
     */
    public HealthStatus withClockDifference(Duration ahead) {
        ClockDifference clocks = new ClockDifference(ahead);
        return clocks.isWrong(Duration.ZERO)
                ? new HealthStatus(
                        ready, text, Optional.of("the clock of this machine is " + clocks.words() + " the database's"))
                : this;
    }

    /**
     * Whether the broker carries out requests.
     *
     * @return whether it does
     */
    public boolean ready() {
        return ready;
    }

    /**
     * The status in words.
     *
     * @return a few words, such as {@code starting}
     */
    public String text() {
        return text;
    }

    /**
     * A problem for operators to solve although the broker carries out requests.
     *
     * @return the problem, if there is one
     */
    public Optional<String> warning() {
        return warning;
    }

    /** The texts are ours, so there is nothing to escape. */
    String json() {
        return "{\"status\":\"" + text + "\""
                + warning.map(known -> ",\"warning\":\"" + known + "\"").orElse("") + "}";
    }
}

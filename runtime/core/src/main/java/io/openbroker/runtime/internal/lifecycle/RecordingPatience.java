package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a record that the state could not take is tried again. */
@FunctionalInterface
interface RecordingPatience {

    /** For everything that is repeated anyway: by the platform, by the queue or by the next look. */
    RecordingPatience NONE = away -> {
        throw away;
    };

    /**
     * Waits until the record can be tried again.
     *
     * @throws StateUnavailableException if it is not to be tried again
     */
    void await(StateUnavailableException away);

    /**
     * For the result of a handler that has run: it is tried until it is recorded, or the process stops. The operation stays
     * one that this process runs, so nobody here takes it for abandoned.
     *
     * @param whenLate what to do, once, when this has taken too long for a platform that waits
     */
    static RecordingPatience untilStopped(RunningOperation running, Ticker ticker, Runnable whenLate) {
        return new UntilStopped(running, ticker, whenLate);
    }

    /** For use by one thread. */
    final class UntilStopped implements RecordingPatience {

        private static final Logger LOG = LoggerFactory.getLogger(RecordingPatience.class);
        private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
        /** Long enough for a database that is restarted, and short beside the minute that platforms wait. */
        private static final Duration PLATFORM_WAITS = Duration.ofSeconds(10);

        private final RunningOperation running;
        private final Ticker ticker;
        private final Runnable whenLate;
        private long firstFailure;
        private boolean failed;
        private boolean late;
        private boolean stopped;

        private UntilStopped(RunningOperation running, Ticker ticker, Runnable whenLate) {
            this.running = running;
            this.ticker = ticker;
            this.whenLate = whenLate;
        }

        @Override
        public void await(StateUnavailableException away) {
            if (!failed) {
                failed = true;
                firstFailure = ticker.nanos();
                LOG.warn(
                        "The result of the operation {} on {} cannot be recorded ({}); it is tried again until it can",
                        running.id(),
                        running.resource(),
                        away.getMessage());
            }
            if (!late && ticker.since(firstFailure).compareTo(PLATFORM_WAITS) >= 0) {
                late = true;
                whenLate.run();
            }
            pause(away);
        }

        private void pause(StateUnavailableException away) {
            try {
                if (stopped) {
                    throw away;
                }
                if (running.awaitStop(BETWEEN_ATTEMPTS)) {
                    stopped = true;
                    LOG.error(
                            "The result of the operation {} on {} is not recorded, because the broker stops",
                            running.id(),
                            running.resource());
                    throw away;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw away;
            }
        }
    }
}

package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.operation.RunningOperation;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a commit is retried while the state is unavailable. */
@FunctionalInterface
interface RecordingRetries {

    /** No retries, for work that the platform, the queue or the next check repeats. */
    RecordingRetries NONE = away -> {
        throw away;
    };

    /**
     * Waits before the next attempt.
     *
     * @throws StateUnavailableException if there is no next attempt
     */
    void await(StateUnavailableException away);

    /**
     * Retries for the result of a handler, until it is recorded or the process stops. The operation stays registered as running,
     * so this process does not take it for abandoned.
     *
     * @param whenLate called once when the retries exceed the time that a platform waits
     */
    static RecordingRetries untilStopped(RunningOperation running, Ticker ticker, Runnable whenLate) {
        return new UntilStopped(running, ticker, whenLate);
    }

    /** For use by one thread. */
    final class UntilStopped implements RecordingRetries {

        private static final Logger LOG = LoggerFactory.getLogger(RecordingRetries.class);
        private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
        /** Longer than the restart of a database, and shorter than the minute that platforms wait. */
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
                        "Cannot record the result of operation {} on {} ({}); retrying",
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
                            "The result of operation {} on {} was not recorded: the broker is shutting down",
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

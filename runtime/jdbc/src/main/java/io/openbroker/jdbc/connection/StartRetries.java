package io.openbroker.jdbc.connection;

import io.openbroker.runtime.TimeSource.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a start during which the server went away or was read-only, since a server that restarts or fails over is soon back. */
public final class StartRetries {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.jdbc");
    private static final Set<SqlFailure.Kind> SOON_OVER =
            Set.of(SqlFailure.Kind.BROKEN, SqlFailure.Kind.READ_ONLY, SqlFailure.Kind.UNREACHABLE);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private StartRetries() {}

    /**
     * Starts, and starts again after such a failure.
     *
     * @param wait the time after which a failure is final
     * @param location the database, without secrets
     * @param start receives how much of the time is left
     */
    public static <T> T within(Duration wait, String location, Ticker ticker, Function<Duration, T> start) {
        long begin = ticker.nanos();
        Duration left = wait;
        while (true) {
            try {
                return start.apply(left);
            } catch (RuntimeException e) {
                left = wait.minus(ticker.since(begin));
                SqlFailure failure = SqlFailure.of(e)
                        .filter(found -> SOON_OVER.contains(found.kind()))
                        .orElseThrow(() -> e);
                if (left.compareTo(BETWEEN_ATTEMPTS) < 0) {
                    throw failure.kind() == SqlFailure.Kind.READ_ONLY ? readOnly(location, wait, failure, e) : e;
                }
                LOG.warn("The state in {} is not available; trying again: {}", location, failure.reason());
            }
            pause();
        }
    }

    private static IllegalStateException readOnly(
            String location, Duration wait, SqlFailure failure, RuntimeException cause) {
        return new IllegalStateException(
                "The state in " + location + " was read-only for " + wait.toSeconds() + " s (" + failure.reason()
                        + "); promote a primary server, or name it in OPENBROKER_STATE",
                cause);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted while it waited for the state", e);
        }
    }
}

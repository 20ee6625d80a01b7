package io.openbroker.jdbc.connection;

import io.openbroker.runtime.TimeSource.Ticker;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a start during which the server went away, since a server that restarts is soon back. */
public final class StartRetries {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.jdbc");

    private StartRetries() {}

    /**
     * Starts, and starts again if the connection broke.
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
                        .filter(found ->
                                found.kind() == SqlFailure.Kind.BROKEN || found.kind() == SqlFailure.Kind.UNREACHABLE)
                        .orElseThrow(() -> e);
                if (left.isNegative() || left.isZero()) {
                    throw e;
                }
                LOG.warn(
                        "The state in {} went away during the start, which is repeated: {}",
                        location,
                        failure.reason());
            }
        }
    }
}

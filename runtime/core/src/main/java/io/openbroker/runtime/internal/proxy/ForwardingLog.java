package io.openbroker.runtime.internal.proxy;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.server.PrintableText;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs which headers were ignored, and why; the client learns nothing. Since any client can cause such lines, each problem is
 * logged at WARN at most once a minute, and otherwise at DEBUG. Safe for use by many threads.
 */
final class ForwardingLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.runtime.proxy");
    private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final Ticker ticker;
    private final Map<ForwardingProblem, Long> warned = new EnumMap<>(ForwardingProblem.class);

    ForwardingLog(Ticker ticker) {
        this.ticker = ticker;
    }

    void ignored(String header, String sender, ForwardingProblem problem) {
        String line =
                "The header " + header + " from " + PrintableText.escaped(sender) + " is ignored: " + problem.text();
        if (isDue(problem)) {
            LOG.warn("{}", line);
        } else {
            LOG.debug("{}", line);
        }
    }

    private synchronized boolean isDue(ForwardingProblem problem) {
        long now = ticker.nanos();
        Long last = warned.get(problem);
        if (last != null && now - last < INTERVAL_NANOS) {
            return false;
        }
        warned.put(problem, now);
        return true;
    }
}

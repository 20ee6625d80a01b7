package io.openbroker.jdbc.connection;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks whether the database is available: logs changes, and lets only one request wait for a server that is away. Safe for
 * use by many threads.
 */
final class Availability {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.jdbc");
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    /** On a full disk a small commit may succeed where a large one has failed. */
    private static final Duration FAILING_AT_LEAST = Duration.ofSeconds(10);

    /** What fails at the moment. */
    enum Need {
        READ,
        WRITE
    }

    private record Outage(SqlFailure failure, Need need, long since, long last) {

        SqlFailure.Kind kind() {
            return failure.kind();
        }

        boolean unreachable() {
            return kind() == SqlFailure.Kind.UNREACHABLE || kind() == SqlFailure.Kind.REJECTED;
        }

        /** Whether it lasts, unlike a lock or a broken connection. */
        boolean lasting() {
            return unreachable() || kind() == SqlFailure.Kind.FAILING || kind() == SqlFailure.Kind.READ_ONLY;
        }
    }

    private final String location;
    private final Ticker ticker;
    private final AtomicLong nextAttempt = new AtomicLong();
    private final OutageListener listener;
    private volatile Optional<Outage> outage = Optional.empty();
    private Optional<Long> lastLine = Optional.empty();

    Availability(String location, Ticker ticker, OutageListener listener) {
        this.location = location;
        this.ticker = ticker;
        this.listener = listener;
    }

    /** Whether the latest attempts have succeeded. */
    boolean complete() {
        return outage.isEmpty();
    }

    /**
     * Admits one request per second while the server is unreachable.
     *
     * @throws StateUnavailableException for all others
     */
    void admit() {
        Optional<Outage> known = outage.filter(Outage::unreachable);
        if (known.isEmpty()) {
            return;
        }
        long now = ticker.nanos();
        long next = nextAttempt.get();
        if (now - next < 0 || !nextAttempt.compareAndSet(next, now + BETWEEN_ATTEMPTS.toNanos())) {
            throw StateUnavailableException.nothingChanged(
                    known.get().failure().reason(), new IllegalStateException("The last attempt failed"));
        }
    }

    /** Something has worked. Reads say nothing about writes. */
    void worked(Need need) {
        if (outage.isPresent()) {
            end(need);
        }
    }

    void failed(SqlFailure failure, Need need) {
        long now = ticker.nanos();
        begin(new Outage(failure, need, now, now));
    }

    private synchronized void begin(Outage latest) {
        Optional<Outage> known = outage;
        if (latest.unreachable() && known.filter(Outage::unreachable).isEmpty()) {
            nextAttempt.set(latest.last() + BETWEEN_ATTEMPTS.toNanos());
        }
        if (latest.lasting() && known.filter(Outage::lasting).isEmpty()) {
            listener.begins();
        }
        long since = known.map(Outage::since).orElse(latest.since());
        // A lock does not replace an outage that lasts.
        Outage counts =
                latest.lasting() ? latest : known.filter(Outage::lasting).orElse(latest);
        outage = Optional.of(new Outage(counts.failure(), counts.need(), since, latest.last()));
        if (lastLine.filter(line -> latest.last() - line < BETWEEN_LINES.toNanos())
                .isEmpty()) {
            lastLine = Optional.of(latest.last());
            LOG.warn(
                    "The state in {} is unavailable ({}); requests are rejected with 503",
                    location,
                    latest.failure().reason());
        }
    }

    private synchronized void end(Need need) {
        Optional<Outage> ending = outage.filter(known -> ends(known, need));
        if (ending.isEmpty()) {
            return;
        }
        outage = Optional.empty();
        if (ending.get().lasting()) {
            listener.ends();
        }
        Duration time = ticker.since(ending.get().since());
        LOG.info("The state in {} is available again, after {} s", location, time.toSeconds());
        // A table that is locked now and then must not cause more lines than one that always is.
        if (ending.get().lasting()) {
            lastLine = Optional.empty();
        }
    }

    private boolean ends(Outage known, Need worked) {
        if (known.unreachable()) {
            return true;
        }
        boolean same = worked == Need.WRITE || known.need() == Need.READ;
        return same
                && (known.kind() != SqlFailure.Kind.FAILING
                        || ticker.since(known.last()).compareTo(FAILING_AT_LEAST) >= 0);
    }
}

package io.openbroker.jdbc.connection;

import io.openbroker.runtime.state.StateUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the database can be used: logs when that changes, and lets nobody wait for a server that others wait for
 * already. Safe for use by many threads.
 */
final class Availability {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.jdbc");
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

    /** What cannot be done at the moment. */
    enum Need {
        READ,
        WRITE
    }

    private record Outage(SqlFailure failure, Need need, long since) {}

    private final String location;
    private final LongSupplier nanos;
    private final AtomicLong nextAttempt = new AtomicLong();
    private volatile Optional<Outage> outage = Optional.empty();
    private Optional<Long> lastLine = Optional.empty();

    Availability(String location, LongSupplier nanos) {
        this.location = location;
        this.nanos = nanos;
    }

    /**
     * Lets one of all who come look for the server, each second while it is not reached.
     *
     * @throws StateUnavailableException for the others
     */
    void admit() {
        Optional<Outage> known = outage.filter(Availability::unreachable);
        if (known.isEmpty()) {
            return;
        }
        long now = nanos.getAsLong();
        long next = nextAttempt.get();
        if (now - next < 0 || !nextAttempt.compareAndSet(next, now + BETWEEN_ATTEMPTS.toNanos())) {
            throw StateUnavailableException.nothingChanged(
                    known.get().failure().reason(), new IllegalStateException("The last attempt failed"));
        }
    }

    /** Something worked; that a row can be read says nothing of writing. */
    void worked(Need need) {
        if (outage.isPresent()) {
            end(need);
        }
    }

    void failed(SqlFailure failure, Need need) {
        begin(new Outage(failure, need, nanos.getAsLong()));
    }

    private synchronized void begin(Outage failure) {
        long since = outage.map(Outage::since).orElse(failure.since());
        if (unreachable(failure) && outage.filter(Availability::unreachable).isEmpty()) {
            nextAttempt.set(failure.since() + BETWEEN_ATTEMPTS.toNanos());
        }
        outage = Optional.of(new Outage(failure.failure(), failure.need(), since));
        if (lastLine.filter(line -> failure.since() - line < BETWEEN_LINES.toNanos())
                .isEmpty()) {
            lastLine = Optional.of(failure.since());
            LOG.warn(
                    "The state in {} is not available ({}); requests are answered with 503 until it is",
                    location,
                    failure.failure().reason());
        }
    }

    private synchronized void end(Need need) {
        Optional<Outage> ending =
                outage.filter(known -> need == Need.WRITE || known.need() == Need.READ || unreachable(known));
        if (ending.isPresent()) {
            outage = Optional.empty();
            Duration time = Duration.ofNanos(nanos.getAsLong() - ending.get().since());
            if (lastLine.isPresent()) {
                LOG.info("The state in {} is available again, after {} s", location, time.toSeconds());
            }
            // A table that is locked now and then is worth no more lines than one that always is.
            if (time.compareTo(BETWEEN_LINES) >= 0 || unreachable(ending.get())) {
                lastLine = Optional.empty();
            }
        }
    }

    private static boolean unreachable(Outage outage) {
        SqlFailure.Kind kind = outage.failure().kind();
        return kind == SqlFailure.Kind.UNREACHABLE || kind == SqlFailure.Kind.REJECTED;
    }
}

package io.openbroker.testkit.internal.state;

import io.openbroker.runtime.spi.state.OperationQueue.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows which operations of the background wait for the time to pass, and which for a thread. Safe for use by many threads. */
final class BackgroundWork {

    private final Clock clock;
    private final Set<String> busy = new HashSet<>();
    /** When operations that wait are due. */
    private final Map<String, Instant> resting = new HashMap<>();

    BackgroundWork(Clock clock) {
        this.clock = clock;
    }

    /** An operation is due, or runs. */
    synchronized void busy(String operation) {
        resting.remove(operation);
        busy.add(operation);
    }

    private synchronized void rest(String operation, Duration time) {
        busy.remove(operation);
        resting.put(operation, clock.instant().plus(time));
    }

    private synchronized void end(String operation) {
        busy.remove(operation);
        resting.remove(operation);
    }

    /** Returns a worker whose runs are watched; once the process is killed, it begins none. */
    Worker watched(Worker worker, ProcessLife life) {
        return (resource, id) -> {
            life.use(() -> busy(id));
            try {
                Optional<Duration> again = worker.work(resource, id);
                again.ifPresentOrElse(time -> rest(id, time), () -> end(id));
                return again;
            } catch (RuntimeException e) {
                rest(id, Duration.ZERO);
                throw e;
            }
        };
    }

    /** Returns how long nothing will happen unless a request arrives; empty if somebody works, or nobody ever will. */
    synchronized Optional<Duration> pause() {
        if (!busy.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return resting.values().stream()
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(now, due))
                .filter(time -> !time.isNegative());
    }
}

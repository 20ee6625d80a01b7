package io.openbroker.runtime.internal.external;

import io.openbroker.model.Context;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reports the completion of delegated operations to the observer. A broker without state learns of it only from polls, which
 * platforms may repeat, so this process keeps the operations that it has polled lately. Safe for use by many threads.
 */
final class ReportedCompletions {

    /** Bounds the memory, since clients may poll operations that they have invented. */
    private static final int MOST = 10_000;

    private final BrokerObserver observer;
    private final TimeSource time;
    private final Map<UUID, Observed> observed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Observed> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Times of an operation, by the ticker.
     *
     * @param first when it was first requested or polled
     * @param end when its completion was reported
     */
    private record Observed(long first, Optional<Long> end) {}

    ReportedCompletions(BrokerObserver observer, TimeSource time) {
        this.observer = observer;
        this.time = time;
    }

    /**
     * An operation is in progress.
     *
     * @param asked when the handler was called
     */
    void inProgress(ResourceKey resource, OperationToken operation, long asked) {
        UUID key = key(resource, operation);
        synchronized (observed) {
            Optional<Observed> before = Optional.ofNullable(observed.get(key));
            // Handlers may use an id again for the same work; calls before the completion belong to the old operation.
            boolean anew =
                    before.flatMap(Observed::end).filter(end -> asked - end > 0).isPresent();
            if (before.isEmpty() || anew) {
                observed.put(key, new Observed(asked, Optional.empty()));
            }
        }
    }

    /**
     * An operation has completed.
     *
     * @param requestIdentity the identity of the poll
     * @param asked when the polling handler was called
     */
    void ended(ResourceKey resource, OperationToken operation, State state, String requestIdentity, long asked) {
        UUID key = key(resource, operation);
        long now = time.ticker().nanos();
        long first;
        synchronized (observed) {
            Optional<Observed> before = Optional.ofNullable(observed.get(key));
            if (before.flatMap(Observed::end).isPresent()) {
                return;
            }
            first = before.map(Observed::first).orElse(asked);
            observed.put(key, new Observed(first, Optional.of(now)));
        }
        Instant end = time.clock().instant();
        observer.operationCompleted(new CompletedOperation(
                operation.text(),
                operation.kind(),
                resource.instance().platform(),
                resource.instance().instanceId(),
                resource.bindingId(),
                Optional.of(operation.serviceId()),
                Optional.of(operation.planId()),
                Optional.empty(),
                Context.of(Map.of()),
                Optional.empty(),
                requestIdentity,
                state,
                end.minusNanos(now - first),
                end,
                Optional.empty(),
                Optional.empty()));
    }

    /** A digest, since platforms choose ids of any length. */
    private static UUID key(ResourceKey resource, OperationToken operation) {
        String text = String.join(
                "\0",
                resource.instance().platform(),
                resource.instance().instanceId(),
                resource.bindingId().orElse(""),
                operation.kind().name(),
                operation.serviceId(),
                operation.planId(),
                operation.handed());
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.openbroker.runtime.internal.observation;

import io.openbroker.runtime.internal.catalog.OfferingIds;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import io.openbroker.runtime.spi.observation.OperationObserver;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import io.openbroker.runtime.spi.state.list.Page;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.row.StoredReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers operations that have ended to the observers of operations, at least once: each is recorded together with its end,
 * and the record is removed when all observers have received it. What a replica that has ended leaves behind is delivered by
 * another one. Safe for use by many threads.
 */
public final class OperationDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OperationDelivery.class);

    /** Bounds the memory that waits for slow observers; what is more waits in the state. */
    private static final int MOST_PENDING = 10_000;

    private static final int PAGE = 500;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final List<ObserverThread> observers;
    private final StateStore store;
    private final String replica;
    /** What is being delivered, by the id of the operation. */
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    /** The ids of this replica's reports that were not being delivered at the last sweep. */
    private Set<String> seen = Set.of();

    /** A report, and how many observers have not received it yet. */
    private record Pending(StoredReport report, AtomicInteger missing) {}

    /**
     * The delivery to observers.
     *
     * @param offered the ids of all service offerings of the broker
     * @param replica the name of this replica
     * @throws IllegalArgumentException if an observer is for a service offering that does not exist
     */
    public OperationDelivery(List<OperationObserver> observers, Set<String> offered, StateStore store, String replica) {
        this(observers, offered, store, replica, FIRST_WAIT, FAREWELL);
    }

    OperationDelivery(
            List<OperationObserver> observers,
            Set<String> offered,
            StateStore store,
            String replica,
            Duration firstWait,
            Duration farewell) {
        this.observers = observers.stream()
                .map(observer -> new ObserverThread(
                        observer,
                        OfferingIds.checked("An observer", observer.offerings(), offered),
                        firstWait,
                        farewell))
                .toList();
        this.store = store;
        this.replica = replica;
    }

    /** The report to record with the end of an operation; empty if no observer wants it. */
    public Optional<StoredReport> report(CompletedOperation operation) {
        return observers.stream().anyMatch(observer -> observer.wants(operation))
                ? Optional.of(new StoredReport(operation, replica, 1))
                : Optional.empty();
    }

    /** Delivers what was recorded, unless too much is being delivered; {@link #sweep} then does it later. */
    public void deliver(StoredReport report) {
        List<ObserverThread> wanting = observers.stream()
                .filter(observer -> observer.wants(report.operation()))
                .toList();
        Pending delivery = new Pending(report, new AtomicInteger(wanting.size()));
        if (pending.size() >= MOST_PENDING || pending.putIfAbsent(report.id(), delivery) != null) {
            return;
        }
        if (wanting.isEmpty()) {
            remove(delivery);
        }
        wanting.forEach(observer -> observer.call(report.operation(), () -> {
            if (delivery.missing().decrementAndGet() == 0) {
                remove(delivery);
            }
        }));
    }

    private void remove(Pending delivered) {
        try {
            // If another replica has taken it over, it removes it.
            boolean removed = store.commit(List.of(RowChange.remove(delivered.report())));
            LOG.debug(
                    "{} was delivered, and its report was removed: {}",
                    delivered.report().operation(),
                    removed);
            pending.remove(delivered.report().id());
        } catch (StateUnavailableException away) {
            LOG.debug("The report of {} is removed later", delivered.report().operation(), away);
        }
    }

    /**
     * Delivers what was left behind: by replicas that have ended, or by this one because too much was being delivered or the
     * state was not available. For use by one thread.
     */
    public void sweep() {
        if (observers.isEmpty()) {
            return;
        }
        pending.values().stream()
                .filter(delivery -> delivery.missing().get() == 0)
                .forEach(this::remove);
        Set<String> alive = store.replicas();
        Set<String> left = new HashSet<>();
        Optional<String> position = Optional.empty();
        do {
            Page<StoredReport> page = store.listReports(new PageRequest(position, PAGE));
            page.rows().forEach(report -> adopt(report, alive, left));
            position = page.next();
        } while (position.isPresent() && pending.size() < MOST_PENDING);
        seen = left;
    }

    private void adopt(StoredReport report, Set<String> alive, Set<String> left) {
        boolean adopted;
        if (report.replica().equals(replica)) {
            // One that was recorded just now is about to be delivered, so only the second sight counts.
            boolean waiting = !pending.containsKey(report.id());
            adopted = waiting && seen.contains(report.id());
            if (waiting) {
                left.add(report.id());
            }
        } else {
            adopted = !alive.contains(report.replica());
        }
        StoredReport own = report.by(replica);
        if (adopted && store.commit(List.of(RowChange.replace(own)))) {
            deliver(own);
        }
    }

    /** Delivers what no state records, at most once if the process ends. */
    public BrokerObserver unrecorded() {
        return new Unrecorded(observers);
    }

    /** Ends what observers are doing, for a bounded time; what is left remains in the state. */
    @Override
    public void close() {
        List<Thread> closing = new ArrayList<>();
        for (ObserverThread observer : observers) {
            // Together, so that several do not take several times as long.
            Thread thread = new Thread(observer::close, "openbroker-observer-close");
            thread.setDaemon(true);
            thread.start();
            closing.add(thread);
        }
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Unrecorded(List<ObserverThread> observers) implements BrokerObserver {

        @Override
        public void started(BrokerLoad load) {}

        @Override
        public void requestCompleted(CompletedRequest request) {}

        @Override
        public void operationCompleted(CompletedOperation operation) {
            observers.stream()
                    .filter(observer -> observer.wants(operation))
                    .forEach(observer -> observer.call(operation, () -> {}));
        }

        @Override
        public void close() {}
    }
}

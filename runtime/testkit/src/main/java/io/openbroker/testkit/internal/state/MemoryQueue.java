package io.openbroker.testkit.internal.state;

import io.openbroker.runtime.spi.state.Membership;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.testkit.internal.time.TurnedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue in memory whose operations are due by a clock that tests turn. Unlike the one of {@code InMemoryState}, it begins with the
 * operations that an earlier process has left in the store. Safe for use by many threads.
 */
final class MemoryQueue implements OperationQueue, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryQueue.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int TICK_MILLIS = 10;

    private record Entry(ResourceKey resource, Instant due) {}

    private final TurnedTime time;
    private final Runnable onTurn = this::dispatch;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> daemon(task, "testkit-operation"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "testkit-operation-timer"));
    /** Those that do not run, by id, in the order in which they arrived. */
    private final Map<String, Entry> waiting = new LinkedHashMap<>();

    private final Set<String> running = new HashSet<>();
    private final Set<String> hurried = new HashSet<>();
    private Optional<Worker> worker = Optional.empty();
    private int workers;
    private boolean stopped;

    MemoryQueue(TurnedTime time, Collection<StoredOperation> unfinished) {
        this.time = time;
        Instant now = time.now();
        unfinished.forEach(operation -> waiting.put(operation.id(), new Entry(operation.resource(), now)));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void start(Worker started, int most, Membership membership) {
        synchronized (this) {
            worker = Optional.of(started);
            workers = most;
        }
        time.onTurn(onTurn);
        var unused = timer.scheduleWithFixedDelay(this::dispatch, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized int waiting(int most) {
        Instant now = time.now();
        return (int) waiting.values().stream()
                .filter(entry -> !entry.due().isAfter(now))
                .limit(most)
                .count();
    }

    @Override
    public void added(StoredOperation operation) {
        synchronized (this) {
            if (running.contains(operation.id())) {
                return;
            }
            waiting.putIfAbsent(operation.id(), new Entry(operation.resource(), time.now()));
        }
        dispatch();
    }

    @Override
    public void hurry(StoredOperation operation) {
        synchronized (this) {
            if (running.contains(operation.id())) {
                hurried.add(operation.id());
                return;
            }
            waiting.computeIfPresent(operation.id(), (id, entry) -> new Entry(entry.resource(), time.now()));
        }
        dispatch();
    }

    /** Runs what is due, as far as there are workers. */
    private synchronized void dispatch() {
        if (stopped || worker.isEmpty()) {
            return;
        }
        Instant now = time.now();
        List<Map.Entry<String, Entry>> due = waiting.entrySet().stream()
                .filter(entry -> !entry.getValue().due().isAfter(now))
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .limit(Math.max(0, workers - running.size()))
                .toList();
        for (Map.Entry<String, Entry> next : due) {
            String id = next.getKey();
            try {
                threads.execute(() -> run(worker.get(), next.getValue().resource(), id));
            } catch (RejectedExecutionException e) {
                LOG.debug("Operation {} is left to the next process", id);
                return;
            }
            waiting.remove(id);
            running.add(id);
        }
    }

    private void run(Worker current, ResourceKey resource, String id) {
        Optional<Duration> again = attempt(current, resource, id);
        synchronized (this) {
            running.remove(id);
            boolean atOnce = hurried.remove(id);
            again.ifPresent(rest -> waiting.put(
                    id, new Entry(resource, atOnce ? time.now() : time.now().plus(rest))));
        }
        dispatch();
    }

    private static Optional<Duration> attempt(Worker current, ResourceKey resource, String id) {
        try {
            return current.work(resource, id);
        } catch (RuntimeException e) {
            LOG.debug("Operation {} failed to run; trying again", id, e);
            return Optional.of(AFTER_FAILURE);
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        time.noTurn(onTurn);
        timer.shutdownNow();
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}

package io.openbroker.runtime.internal.operation;

import io.openbroker.runtime.spi.state.Membership;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a maximum number of operations at once to the worker; the others wait in order of arrival. */
public final class InMemoryOperationQueue implements OperationQueue {

    private static final Logger LOG = LoggerFactory.getLogger(InMemoryOperationQueue.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final ThreadPoolExecutor threads = HandlerThreads.pool("openbroker-operation", 1);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "openbroker-operation-timer");
        thread.setDaemon(true);
        return thread;
    });
    /** The operations that run or wait, so that none runs twice at once. */
    private final Set<String> queued = ConcurrentHashMap.newKeySet();

    private final Map<String, Future<?>> resting = new ConcurrentHashMap<>();
    private final Set<String> hurried = ConcurrentHashMap.newKeySet();

    /** Stands in until {@link #start}; it asks to receive each operation again. */
    private static final Worker NOT_STARTED = (resource, id) -> Optional.of(AFTER_FAILURE);

    private volatile Worker worker = NOT_STARTED;

    @Override
    public void start(Worker started, int workers, Membership membership) {
        threads.setMaximumPoolSize(workers);
        threads.setCorePoolSize(workers);
        worker = started;
    }

    @Override
    public int waiting(int most) {
        return Math.min(threads.getQueue().size(), most);
    }

    @Override
    public void added(StoredOperation operation) {
        if (queued.add(operation.id())) {
            execute(operation.resource(), operation.id());
        }
    }

    @Override
    public void hurry(StoredOperation operation) {
        String id = operation.id();
        if (queued.contains(id)) {
            hurried.add(id);
            hurryUp(operation.resource(), id);
        }
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        threads.shutdown();
    }

    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }

    private void execute(ResourceKey resource, String id) {
        try {
            threads.execute(() -> work(resource, id));
        } catch (RejectedExecutionException e) {
            LOG.debug("Operation {} is lost because the process stops", id);
        }
    }

    private void work(ResourceKey resource, String id) {
        hurried.remove(id);
        Optional<Duration> again = again(resource, id);
        if (again.isEmpty()) {
            queued.remove(id);
            hurried.remove(id);
            return;
        }
        try {
            resting.put(id, timer.schedule(() -> due(resource, id), again.get().toMillis(), TimeUnit.MILLISECONDS));
            if (hurried.contains(id)) {
                hurryUp(resource, id);
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("Operation {} is lost because the process stops", id);
        }
    }

    private void due(ResourceKey resource, String id) {
        resting.remove(id);
        execute(resource, id);
    }

    private void hurryUp(ResourceKey resource, String id) {
        Future<?> timed = resting.remove(id);
        // Only the thread that cancels the timer runs the operation.
        if (timed != null && timed.cancel(false)) {
            execute(resource, id);
        }
    }

    private Optional<Duration> again(ResourceKey resource, String id) {
        try {
            return worker.work(resource, id);
        } catch (RuntimeException e) {
            LOG.warn("Operation {} failed to run; trying again", id, e);
            return Optional.of(AFTER_FAILURE);
        }
    }
}

package io.openbroker.testkit.internal.state;

import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.Membership;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The state as one process sees it: until the process is killed. Safe for use by many threads. */
public final class MortalState implements BrokerState {

    private final String location;
    private final Beats beats;
    private final ProcessLife life;
    private final StateStore store;
    private final WatchedQueue queue;
    private final Clock clock;
    private final Runnable closing;

    /**
     * How a process shows that it lives.
     *
     * @param heartbeat the interval between heartbeats
     * @param lease how long a process counts as alive after one
     */
    record Beats(Duration heartbeat, Duration lease) {}

    /**
     * A state.
     *
     * @param store refuses everything once the process is killed
     * @param closing closes what belongs to this process only
     */
    MortalState(
            String location,
            Beats beats,
            ProcessLife life,
            StateStore store,
            OperationQueue queue,
            Clock clock,
            Runnable closing) {
        this.location = location;
        this.beats = beats;
        this.life = life;
        this.store = store;
        this.queue = new WatchedQueue(queue, life, new BackgroundWork(clock));
        this.clock = clock;
        this.closing = closing;
    }

    /** Ends the process for the state: what its threads still do is not recorded. */
    public void kill() {
        life.kill();
    }

    /** Returns how long nothing will happen in the background unless the clock is turned; empty if something happens. */
    public Optional<Duration> pause() {
        return queue.work.pause();
    }

    @Override
    public StateStore store() {
        return store;
    }

    @Override
    public OperationQueue queue() {
        return queue;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Duration heartbeat() {
        return beats.heartbeat();
    }

    @Override
    public Duration lease() {
        return beats.lease();
    }

    @Override
    public boolean answers() {
        return !life.killed();
    }

    @Override
    public void close() {
        queue.close();
        closing.run();
    }

    /** Watches the operations of a queue, and ends with the process. */
    private static final class WatchedQueue implements OperationQueue {

        private final OperationQueue queue;
        private final ProcessLife life;
        private final BackgroundWork work;

        WatchedQueue(OperationQueue queue, ProcessLife life, BackgroundWork work) {
            this.queue = queue;
            this.life = life;
            this.work = work;
        }

        @Override
        public void start(Worker worker, int workers, Membership membership) {
            queue.start(work.watched(worker, life), workers, membership);
        }

        @Override
        public int waiting(int most) {
            return life.use(() -> queue.waiting(most));
        }

        @Override
        public void added(StoredOperation operation) {
            life.use(() -> {
                work.busy(operation.id());
                queue.added(operation);
            });
        }

        @Override
        public void hurry(StoredOperation operation) {
            life.use(() -> {
                work.busy(operation.id());
                queue.hurry(operation);
            });
        }

        @Override
        public void stop() {
            queue.stop();
        }

        void close() {
            if (queue instanceof MemoryQueue own) {
                own.close();
            }
        }
    }
}

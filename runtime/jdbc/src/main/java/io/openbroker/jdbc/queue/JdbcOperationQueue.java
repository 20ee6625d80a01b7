package io.openbroker.jdbc.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.encryption.KeyRetirement;
import io.openbroker.jdbc.file.SqliteTimes;
import io.openbroker.jdbc.table.JdbcStateStore;
import io.openbroker.jdbc.table.TaskTable;
import io.openbroker.runtime.spi.state.Membership;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs operations with db-scheduler: any replica takes those that are due, or that another replica has left behind. */
public final class JdbcOperationQueue implements OperationQueue {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcOperationQueue.class);

    /** The minimum of db-scheduler. */
    private static final int LEAST_MISSED_HEARTBEATS = 4;

    /** Polls per heartbeat; operations that are added by this process start at once. */
    private static final int POLLS = 5;

    /** The interval of key retirement. */
    private static final Duration KEYS_INTERVAL = Duration.ofMinutes(1);

    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcStateStore store;
    private final DataSource dataSource;
    private final Database database;
    private final Duration heartbeat;
    private final Duration lease;
    private final KeyRetirement retirement;
    private final SchedulerSwitch scheduling;
    private final Clock clock;
    private volatile Optional<Scheduler> scheduler = Optional.empty();

    public JdbcOperationQueue(
            JdbcStateStore store,
            DataSource dataSource,
            Database database,
            Duration heartbeat,
            Duration lease,
            KeyRetirement retirement,
            SchedulerSwitch scheduling,
            Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.database = database;
        this.heartbeat = heartbeat;
        this.lease = lease;
        this.retirement = retirement;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    @Override
    public void start(Worker worker, int workers, Membership membership) {
        Task<Void> task = Tasks.custom(TaskTable.TASK, Void.class)
                // Only for failures of the store; the worker handles those of handlers.
                .onFailure((complete, operations) -> unlessTaken(
                        complete.getExecution(),
                        () -> operations.reschedule(
                                complete,
                                complete.getTimeDone().plus(pause(complete.getExecution().consecutiveFailures)))))
                .onDeadExecution(takingOver(membership))
                .execute((instance, context) -> work(worker, instance.getId()));
        SchedulerBuilder builder = Scheduler.create(dataSource, task)
                .startTasks(keys(membership))
                .clock(clock::instant)
                .tableName(TaskTable.TABLE)
                .schedulerName(new SchedulerName.Fixed(membership.replica()))
                .threads(workers)
                .pollingInterval(heartbeat.dividedBy(POLLS))
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(missedHeartbeats())
                .shutdownMaxWait(SHUTDOWN_WAIT);
        if (database == Database.POSTGRESQL) {
            builder.pollUsingLockAndFetch(0.5, 1.0);
        } else {
            builder.jdbcCustomization(new SqliteTimes.OfScheduler());
        }
        Scheduler started = builder.build();
        scheduler = Optional.of(started);
        started.start();
        scheduling.attach(started);
    }

    @Override
    public int waiting(int most) {
        return store.dueOperations(most);
    }

    @Override
    public void added(StoredOperation operation) {
        scheduler.ifPresent(Scheduler::triggerCheckForDueExecutions);
    }

    @Override
    public void hurry(StoredOperation operation) {
        store.makeDue(operation);
        scheduler.ifPresent(Scheduler::triggerCheckForDueExecutions);
    }

    @Override
    public void stop() {
        scheduling.stop();
    }

    /** Stops the scheduler. */
    public void close() {
        Optional<Scheduler> running = scheduler;
        scheduler = Optional.empty();
        running.ifPresent(Scheduler::stop);
    }

    /**
     * What db-scheduler takes for dead, because it has missed its own heartbeats for as long as this replica's lease, is passed
     * on only if its replica has ended by the rules of that replica, or is this one and has lost it.
     */
    private DeadExecutionHandler<Void> takingOver(Membership membership) {
        return (candidate, operations) -> {
            Execution execution = candidate.getExecution();
            boolean ended = execution.pickedBy.equals(membership.replica())
                    ? !executing(execution)
                    : membership.ended(execution.pickedBy);
            if (ended) {
                unlessTaken(execution, () -> operations.reschedule(candidate, clock.instant()));
            }
        };
    }

    private boolean executing(Execution execution) {
        return scheduler.stream()
                .flatMap(running -> running.getCurrentlyExecuting().stream())
                .anyMatch(current -> current.getTaskInstance().equals(execution.taskInstance));
    }

    private int missedHeartbeats() {
        long whole = lease.plus(heartbeat).minusNanos(1).dividedBy(heartbeat);
        return (int) Math.max(LEAST_MISSED_HEARTBEATS, whole);
    }

    private CompletionHandler<Void> work(Worker worker, String operationId) {
        Optional<Duration> again =
                store.operation(operationId).flatMap(operation -> worker.work(operation.resource(), operationId));
        return again.<CompletionHandler<Void>>map(wait -> (complete, operations) -> unlessTaken(
                        complete.getExecution(),
                        () -> operations.reschedule(complete, clock.instant().plus(wait))))
                .orElse((complete, operations) -> unlessTaken(complete.getExecution(), operations::remove));
    }

    /** Leaves work alone that another replica has taken over, while this one was paused or at the same moment. */
    private static void unlessTaken(Execution execution, Runnable change) {
        try {
            change.run();
        } catch (ExecutionException taken) {
            LOG.debug("Another replica has taken over {}", execution.taskInstance, taken);
        }
    }

    /** Not a recurring task of db-scheduler, which cannot be told that another replica has taken it over. */
    private CustomTask<Void> keys(Membership membership) {
        return Tasks.custom(TaskTable.KEYS, Void.class)
                .scheduleOnStartup(RecurringTask.INSTANCE, null, now -> now)
                .onFailure(this::repeat)
                .onDeadExecution(takingOver(membership))
                .execute((instance, context) -> {
                    retirement.run();
                    return this::repeat;
                });
    }

    private void repeat(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        unlessTaken(
                complete.getExecution(),
                () -> operations.reschedule(complete, clock.instant().plus(KEYS_INTERVAL)));
    }

    private static Duration pause(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}

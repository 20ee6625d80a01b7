package io.openbroker.jdbc;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.openbroker.jdbc.file.SqliteTimes;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Gives operations to the worker with db-scheduler: any replica takes what is due, or what another has left behind. */
final class JdbcOperationQueue implements OperationQueue {

    /** After so many heartbeats that are missing another replica takes over; the fewest that db-scheduler allows. */
    private static final int MISSED_HEARTBEATS = 4;

    /** How often is looked for what is due, in each heartbeat; what is added here is looked for at once. */
    private static final int POLLS = 5;

    /** How soon old keys are retired once no replica uses them. */
    private static final Duration KEYS_INTERVAL = Duration.ofMinutes(1);

    private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcStateStore store;
    private final DataSource dataSource;
    private final Database database;
    private final JdbcSettings settings;
    private final KeyRetirement retirement;
    private final SchedulerSwitch scheduling;
    private final Clock clock;
    private volatile Optional<Scheduler> scheduler = Optional.empty();

    JdbcOperationQueue(
            JdbcStateStore store,
            DataSource dataSource,
            Database database,
            JdbcSettings settings,
            KeyRetirement retirement,
            SchedulerSwitch scheduling,
            Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.database = database;
        this.settings = settings;
        this.retirement = retirement;
        this.scheduling = scheduling;
        this.clock = clock;
    }

    @Override
    public void start(Worker worker, int workers) {
        Task<Void> task = Tasks.custom(BackgroundTasks.TASK, Void.class)
                // Only a failure of the store comes here; the worker takes care of those of handlers.
                .onFailure((complete, operations) -> operations.reschedule(
                        complete, complete.getTimeDone().plus(pause(complete.getExecution().consecutiveFailures))))
                .onDeadExecutionRevive()
                .execute((instance, context) -> work(worker, instance.getId()));
        SchedulerBuilder builder = Scheduler.create(dataSource, task)
                .startTasks(Tasks.recurring(BackgroundTasks.KEYS, FixedDelay.of(KEYS_INTERVAL))
                        .execute((instance, context) -> retirement.run()))
                .clock(clock::instant)
                .tableName(BackgroundTasks.TABLE)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(workers)
                .pollingInterval(settings.heartbeat().dividedBy(POLLS))
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
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

    void close() {
        Optional<Scheduler> running = scheduler;
        scheduler = Optional.empty();
        running.ifPresent(Scheduler::stop);
    }

    private CompletionHandler<Void> work(Worker worker, String operationId) {
        Optional<Duration> again =
                store.operation(operationId).flatMap(operation -> worker.work(operation.resource(), operationId));
        return again.<CompletionHandler<Void>>map(wait -> (complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(wait)))
                .orElse(new CompletionHandler.OnCompleteRemove<>());
    }

    private static Duration pause(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}

package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.StoredOperation;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** Puts operations into the table from which db-scheduler takes its work. */
final class BackgroundTasks {

    static final String TABLE = "openbroker_task";
    static final String TASK = "operation";
    static final String KEYS = "keys";

    private BackgroundTasks() {}

    /**
     * Schedules an operation, unless it is scheduled already. This is what db-scheduler's own client does, but in the
     * transaction that makes the operation one for the background, so that neither is ever there without the other.
     */
    static void schedule(Handle handle, StoredOperation operation, Clock clock) {
        handle.createUpdate("insert into " + TABLE + """
                         (task_name, task_instance, execution_time, picked, version)
                        values (:task, :operation, :now, false, 1)
                        on conflict do nothing""")
                .bind("task", TASK)
                .bind("operation", operation.id())
                .bind("now", OffsetDateTime.now(clock))
                .execute();
    }

    /** Makes an operation due that waits for its time; one that a replica has taken stays as it is. */
    static void makeDue(Handle handle, StoredOperation operation, Clock clock) {
        schedule(handle, operation, clock);
        handle.createUpdate("update " + TABLE
                        + " set execution_time = :now, version = version + 1 where task_name = :task"
                        + " and task_instance = :operation and not picked and execution_time > :now")
                .bind("task", TASK)
                .bind("operation", operation.id())
                .bind("now", OffsetDateTime.now(clock))
                .execute();
    }

    /** How many operations are due and not taken by a replica, counted up to some number. */
    static int due(Handle handle, int most, Clock clock) {
        return handle.createQuery("select count(*) from (select 1 from " + TABLE
                        + " where task_name = :task and execution_time <= :now and not picked limit :most) as due")
                .bind("task", TASK)
                .bind("now", OffsetDateTime.now(clock))
                .bind("most", most)
                .mapTo(Integer.class)
                .one();
    }
}

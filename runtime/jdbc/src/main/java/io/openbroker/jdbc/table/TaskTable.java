package io.openbroker.jdbc.table;

import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** Writes operations to the table from which db-scheduler takes its work. */
public final class TaskTable {

    public static final String TABLE = "openbroker_task";
    public static final String TASK = "operation";
    public static final String KEYS = "keys";

    private TaskTable() {}

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

    /** Makes a waiting operation due; one that a replica has taken stays as it is. */
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

    /** Gives back what replicas have taken; for a process that knows that no other one lives. */
    static void giveBack(Handle handle) {
        handle.execute("update " + TABLE
                + " set picked = false, picked_by = null, last_heartbeat = null, version = version + 1 where picked");
    }

    /** Makes everything due that waits for its time. */
    static void makeAllDue(Handle handle, Clock clock) {
        handle.createUpdate("update " + TABLE
                        + " set execution_time = :now, version = version + 1 where execution_time > :now")
                .bind("now", OffsetDateTime.now(clock))
                .execute();
    }

    /** Counts operations that are due and not taken by a replica, up to a limit. */
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

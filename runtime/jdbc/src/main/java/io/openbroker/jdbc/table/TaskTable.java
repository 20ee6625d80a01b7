package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.List;

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
    static SqlStatement schedule(StoredOperation operation, Object now) {
        return SqlStatement.ofAnyRows("insert into " + TABLE + """
                         (task_name, task_instance, execution_time, picked, version)
                        values (?, ?, ?, false, 1) on conflict do nothing""", TASK, operation.id(), now);
    }

    /** Makes a waiting operation due; one that a replica has taken stays as it is. */
    static List<SqlStatement> makeDue(StoredOperation operation, Object now) {
        return List.of(
                schedule(operation, now),
                SqlStatement.ofAnyRows(
                        "update " + TABLE + " set execution_time = ?, version = version + 1 where task_name = ?"
                                + " and task_instance = ? and not picked and execution_time > ?",
                        now,
                        TASK,
                        operation.id(),
                        now));
    }

    /** Gives back what replicas have taken; for a process that knows that no other one lives. */
    static SqlStatement giveBack() {
        return SqlStatement.ofAnyRows("update " + TABLE
                + " set picked = false, picked_by = null, last_heartbeat = null, version = version + 1 where picked");
    }

    /** Makes everything due that waits for its time. */
    static SqlStatement makeAllDue(Object now) {
        return SqlStatement.ofAnyRows(
                "update " + TABLE + " set execution_time = ?, version = version + 1 where execution_time > ?",
                now,
                now);
    }

    /** Finds operations that are due and not taken by a replica, up to a limit. */
    static SqlStatement due(int most, Object now) {
        return SqlStatement.of(
                "select 1 from " + TABLE + " where task_name = ? and execution_time <= ? and not picked limit ?",
                TASK,
                now,
                most);
    }
}

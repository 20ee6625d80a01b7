package io.openbroker.sample.benchmarks.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes a state large: copies of common rows that {@link ListedRows} has written, behind them in the order of every list. Their
 * encrypted columns have a realistic length but cannot be decrypted, so no page may reach them; but the database has to pass them
 * wherever no index leads around them.
 */
enum ListedCopies {
    POSTGRESQL(
            "generate_series(1, %d) as copies(copy)",
            "decode('ff' || md5(copy::text) || md5(copy || 'x'), 'hex')", "started_at - copy * interval '1 second'"),
    SQLITE(
            "(with recursive counted(copy) as (select 1 union all select copy + 1 from counted where copy < %d)"
                    + " select copy from counted) copies",
            "unhex('ff' || hex(randomblob(32)))", "started_at - copy * 1000000");

    /** Sorts after all ids that {@link ListedRows} uses. */
    private static final String ID = "'b-z' || copy";

    private final String copies;
    private final String digest;
    private final String earlier;

    ListedCopies(String copies, String digest, String earlier) {
        this.copies = copies;
        this.digest = digest;
        this.earlier = earlier;
    }

    /** Adds so many copies to each table. */
    void add(Connection connection, int number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    copy(
                            "openbroker_instance",
                            "id, instance_id",
                            digest + ", " + ID,
                            "platform, revision, phase, service_id, created_at, updated_at, plan_id, organization, space, sealed"),
                    copy(
                            "openbroker_binding",
                            "id, instance, instance_id, binding_id",
                            digest + ", " + digest + ", " + ID + ", " + ID,
                            "platform, revision, phase, service_id, created_at, updated_at, plan_id, sealed"),
                    copy(
                            "openbroker_operation",
                            "id, resource, instance_id, started_at, finished_at",
                            ID + ", " + digest + ", " + ID + ", " + earlier + ", " + earlier,
                            "platform, revision, kind, announced, owner, attempts, resting, claims, state, sealed"))) {
                statement.execute(sql.formatted(number));
            }
            if (this == POSTGRESQL) {
                // As autovacuum does, but later.
                statement.execute("analyze");
            }
        }
    }

    private String copy(String table, String changed, String values, String same) {
        return "insert into " + table + " (" + changed + ", " + same + ") select " + values + ", " + same + " from "
                + copies + " cross join (select * from " + table + " where platform = '" + ListedRows.COMMON
                + "' limit 1) original";
    }
}

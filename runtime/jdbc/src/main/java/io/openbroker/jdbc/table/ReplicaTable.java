package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.connection.StatementExecutor;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.encryption.KeyCheck;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.runtime.LibraryVersion;
import io.openbroker.runtime.spi.state.Heartbeat;
import io.openbroker.runtime.spi.state.KnownReplica;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and writes the heartbeats of replicas, by the clock of the state. Each has a lease of its own. */
final class ReplicaTable {

    /** The lease of replicas of earlier versions, which do not write it. */
    private static final Duration UNWRITTEN_LEASE = Duration.ofSeconds(20);

    private static final SqlStatement ALL =
            SqlStatement.of("select name, seen_at, lease_millis, version from openbroker_replica");

    private static final SqlStatement FORGOTTEN = SqlStatement.of("""
            select owner, max(started_at) as claimed_at from openbroker_operation
            where owner is not null and finished_at is null
            and not exists (select 1 from openbroker_replica where name = owner)
            group by owner""");

    private final RowCipher cipher;
    private final Database database;

    ReplicaTable(RowCipher cipher, Database database) {
        this.cipher = cipher;
        this.database = database;
    }

    /** Records a heartbeat. Returns whether the replica was known. */
    boolean seen(Connection connection, String name, Heartbeat heartbeat) throws SQLException {
        Object now = database.time(heartbeat.time());
        long lease = heartbeat.lease().toMillis();
        int known = StatementExecutor.update(
                connection,
                SqlStatement.ofAnyRows(
                        "update openbroker_replica set seen_at = ?, lease_millis = ? where name = ?",
                        now,
                        lease,
                        name));
        if (known == 0) {
            StatementExecutor.update(
                    connection,
                    SqlStatement.ofAnyRows(
                            "insert into openbroker_replica (name, seen_at, lease_millis, primary_key_id, version)"
                                    + " values (?, ?, ?, ?, ?) on conflict do nothing",
                            name,
                            now,
                            lease,
                            cipher.primaryId(),
                            SqlStatement.orNull(LibraryVersion.current(), Types.VARCHAR)));
            // From here on the key counts as used; another replica may have retired it just before.
            KeyCheck.remember(connection, cipher, now);
        }
        return known > 0;
    }

    List<String> silent(Connection connection, Instant now, Duration watched) throws SQLException {
        List<KnownReplica> forgotten = StatementExecutor.query(connection, FORGOTTEN, this::readForgotten);
        return Stream.concat(all(connection).stream(), forgotten.stream())
                .filter(replica -> replica.heartbeat().silent(now, watched))
                .map(KnownReplica::name)
                .toList();
    }

    static SqlStatement forget(String name) {
        return SqlStatement.ofAnyRows("delete from openbroker_replica where name = ?", name);
    }

    /**
     * Ends the leases of all; for a process that knows that no other one lives.
     *
     * @return whether one of them was seen in the future, since the clock was set back
     */
    boolean endLeases(Connection connection, Instant now) throws SQLException {
        boolean future = all(connection).stream()
                .anyMatch(replica -> replica.heartbeat().time().isAfter(now));
        StatementExecutor.update(
                connection,
                SqlStatement.ofAnyRows("update openbroker_replica set seen_at = ?", database.time(Instant.EPOCH)));
        return future;
    }

    List<KnownReplica> all(Connection connection) throws SQLException {
        return StatementExecutor.query(connection, ALL, this::read);
    }

    private KnownReplica read(ResultSet row) throws SQLException {
        long millis = row.getLong("lease_millis");
        Duration lease = row.wasNull() ? UNWRITTEN_LEASE : Duration.ofMillis(millis);
        return new KnownReplica(
                row.getString("name"),
                new Heartbeat(database.time(row, "seen_at").orElseThrow(), lease),
                Optional.ofNullable(row.getString("version")));
    }

    private KnownReplica readForgotten(ResultSet row) throws SQLException {
        return new KnownReplica(
                row.getString("owner"),
                Heartbeat.ofForgotten(database.time(row, "claimed_at").orElseThrow()),
                Optional.empty());
    }
}

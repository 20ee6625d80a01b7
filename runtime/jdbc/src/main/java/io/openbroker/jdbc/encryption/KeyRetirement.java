package io.openbroker.jdbc.encryption;

import io.openbroker.jdbc.connection.ConnectionPool;
import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.connection.StatementExecutor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts rows of other keys again with the primary key, once no replica uses the other keys, and then forgets these keys, so
 * that they can be removed from the key set. For use by one thread of one replica at a time.
 */
public final class KeyRetirement {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRetirement.class);
    private static final int PAGE = 500;

    private final ConnectionPool pool;
    private final RowCipher cipher;

    public KeyRetirement(ConnectionPool pool, RowCipher cipher) {
        this.pool = pool;
        this.cipher = cipher;
    }

    /** Retires the keys that can be retired now. */
    public void run() {
        List<Long> retiring = pool.read(this::retiring);
        if (retiring.isEmpty() || !cipher.marks()) {
            return;
        }
        long changed = this.<byte[]>encryptAgain("openbroker_instance", new byte[0], id -> id)
                + this.<byte[]>encryptAgain("openbroker_binding", new byte[0], id -> id)
                + this.<String>encryptAgain("openbroker_operation", "", id -> id.getBytes(StandardCharsets.UTF_8))
                + this.<String>encryptAgain("openbroker_report", "", id -> id.getBytes(StandardCharsets.UTF_8));
        LOG.debug("{} rows were encrypted again", changed);
        for (long key : retiring) {
            if (pool.write(connection -> forget(connection, key))) {
                LOG.info(
                        "No row of the broker's state is encrypted with the key {} any more; remove it from the key set",
                        key);
            }
        }
    }

    /** Keys with which rows may be encrypted, if every live replica encrypts with the primary key. */
    private List<Long> retiring(Connection connection) throws SQLException {
        SqlStatement query = SqlStatement.of("""
                select key_id from openbroker_key where key_id <> ? and not exists (
                select 1 from openbroker_replica where primary_key_id is null or primary_key_id <> ?)""", cipher.primaryId(), cipher.primaryId());
        return StatementExecutor.query(connection, query, row -> row.getLong("key_id"));
    }

    private static boolean forget(Connection connection, long key) throws SQLException {
        // A replica with this key may have started meanwhile.
        SqlStatement change = SqlStatement.ofAnyRows("""
                delete from openbroker_key where key_id = ? and not exists (
                select 1 from openbroker_replica where primary_key_id is null or primary_key_id = ?)""", key, key);
        return StatementExecutor.update(connection, change) == 1;
    }

    private <T> long encryptAgain(String table, T first, Function<T, byte[]> rowId) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) first.getClass();
        T last = first;
        long changed = 0;
        while (true) {
            T after = last;
            List<Row<T>> page = pool.read(connection -> page(connection, table, after, type));
            if (page.isEmpty()) {
                return changed;
            }
            changed += pool.write(connection -> encryptAgain(connection, table, page, rowId));
            last = page.get(page.size() - 1).id();
        }
    }

    private static <T> List<Row<T>> page(Connection connection, String table, T after, Class<T> type)
            throws SQLException {
        SqlStatement query = SqlStatement.of(
                "select id, revision, sealed from " + table + " where id > ? order by id limit " + PAGE,
                (Object) after);
        return StatementExecutor.query(
                connection,
                query,
                row -> new Row<>(type.cast(row.getObject("id")), row.getLong("revision"), row.getBytes("sealed")));
    }

    private <T> int encryptAgain(Connection connection, String table, List<Row<T>> page, Function<T, byte[]> rowId)
            throws SQLException {
        int changed = 0;
        for (Row<T> row : page) {
            if (!cipher.isByPrimary(row.sealed())) {
                byte[] id = rowId.apply(row.id());
                // A row that has changed meanwhile is encrypted with the primary key.
                SqlStatement change = SqlStatement.ofAnyRows(
                        "update " + table + " set sealed = ? where id = ? and revision = ?",
                        cipher.encryptBytes(cipher.decryptBytes(row.sealed(), id), id),
                        row.id(),
                        row.revision());
                changed += StatementExecutor.update(connection, change);
            }
        }
        return changed;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row<T>(T id, long revision, byte[] sealed) {}
}

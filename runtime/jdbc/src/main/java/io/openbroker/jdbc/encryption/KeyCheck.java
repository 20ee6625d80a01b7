package io.openbroker.jdbc.encryption;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.connection.StatementExecutor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Checks at the start that the key set has every key with which rows may be encrypted. */
public final class KeyCheck {

    private static final byte[] ROW_ID = "openbroker_key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTENT = "openbroker".getBytes(StandardCharsets.UTF_8);

    private static final String REMEMBER =
            "insert into openbroker_key (key_id, sealed, since) values (?, ?, ?) on conflict do nothing";
    private static final String TOUCH = "update openbroker_key set sealed = sealed where key_id = ?";
    private static final SqlStatement SAMPLES = SqlStatement.of("select key_id, sealed from openbroker_key");

    private KeyCheck() {}

    /**
     * Checks the keys, and records that rows may be encrypted with the primary key.
     *
     * @param now the time, as the value of a parameter
     * @throws IllegalArgumentException if a key is missing
     */
    public static void check(DataSource dataSource, RowCipher cipher, Object now) {
        try (Connection connection = dataSource.getConnection()) {
            List<Long> missing = StatementExecutor.query(connection, SAMPLES, KeyCheck::sample).stream()
                    .filter(sample -> !cipher.decrypts(sample.sealed(), ROW_ID))
                    .map(Sample::keyId)
                    .toList();
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException("The key set for the broker's state lacks "
                        + (missing.size() == 1 ? "the key " : "the keys ")
                        + String.join(
                                ", ", missing.stream().map(String::valueOf).toList())
                        + ", with which rows are encrypted. Use the previous key set, and only add keys to it");
            }
            remember(connection, cipher, now);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The keys of the broker's state cannot be checked (" + e.getMessage()
                            + "); check that the user may read and write the tables whose names begin with openbroker_",
                    e);
        }
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(row.getLong("key_id"), row.getBytes("sealed"));
    }

    /**
     * Records that rows may be encrypted with the primary key.
     *
     * @param now the time, as the value of a parameter
     */
    public static void remember(Connection connection, RowCipher cipher, Object now) throws SQLException {
        StatementExecutor.update(
                connection,
                SqlStatement.ofAnyRows(REMEMBER, cipher.primaryId(), cipher.encryptBytes(CONTENT, ROW_ID), now));
    }

    /** Writes a row as it is, to find out whether that is possible; tells whether the row exists. */
    public static boolean touch(Connection connection, RowCipher cipher) throws SQLException {
        return StatementExecutor.update(connection, SqlStatement.ofAnyRows(TOUCH, cipher.primaryId())) == 1;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Sample(long keyId, byte[] sealed) {}
}

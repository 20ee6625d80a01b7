package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.database.Database;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.runtime.spi.state.StateKey;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the keys with which rows may be encrypted, for operators. */
final class KeyTable {

    static final SqlStatement ALL = SqlStatement.of("select key_id, since from openbroker_key order by key_id");

    private KeyTable() {}

    static StateKey read(ResultSet row, RowCipher cipher, Database database) throws SQLException {
        long id = row.getLong("key_id");
        return new StateKey(Long.toString(id), id == cipher.primaryId(), database.time(row, "since"));
    }
}

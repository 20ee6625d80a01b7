package io.openbroker.jdbc.table;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.row.StoredReport;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads and writes the ends of operations that observers may not have received yet. */
record ReportTable(RowCipher cipher) implements RowTable<StoredReport> {

    /** Lists rows, by id; one more than the page has. */
    SqlStatement list(PageRequest page) {
        return SqlStatement.of(
                "select * from openbroker_report where id > ? order by id limit ?",
                page.after().orElse(""),
                page.limit() + 1);
    }

    StoredReport read(ResultSet row) throws SQLException {
        return new StoredReport(
                ReportContent.operation(cipher.decrypt(row.getBytes("sealed"), bytes(row.getString("id")))),
                row.getString("replica"),
                row.getLong("revision"));
    }

    @Override
    public Class<StoredReport> kind() {
        return StoredReport.class;
    }

    @Override
    public String id(StoredReport row) {
        return row.id();
    }

    @Override
    public List<SqlStatement> insert(StoredReport row) {
        return List.of(SqlStatement.of(
                "insert into openbroker_report (id, replica, revision, sealed) values (?, ?, ?, ?) on conflict do nothing",
                row.id(),
                row.replica(),
                row.revision(),
                cipher.encrypt(ReportContent.of(row.operation()), bytes(row.id()))));
    }

    @Override
    public List<SqlStatement> replace(StoredReport row) {
        return List.of(SqlStatement.of(
                "update openbroker_report set replica = ?, revision = ? where id = ? and revision = ?",
                row.replica(),
                row.revision(),
                row.id(),
                row.revision() - 1));
    }

    @Override
    public List<SqlStatement> remove(StoredReport row) {
        return List.of(SqlStatement.of(
                "delete from openbroker_report where id = ? and revision = ?", row.id(), row.revision()));
    }

    private static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}

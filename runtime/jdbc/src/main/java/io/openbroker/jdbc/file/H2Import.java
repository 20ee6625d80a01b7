package io.openbroker.jdbc.file;

import io.openbroker.jdbc.connection.SqlStatement;
import io.openbroker.jdbc.connection.StatementExecutor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports state from a file of H2, which earlier versions have written, into a file of SQLite. The file of H2 is kept under another
 * name. A process that is killed meanwhile leaves either file in place, and the next start continues from there.
 */
final class H2Import {

    private static final Logger LOG = LoggerFactory.getLogger(H2Import.class);

    private static final String DRIVER = "com.h2database:h2:2.5.252";
    private static final String SUFFIX = ".mv.db";
    private static final String BACKUP_SUFFIX = ".mv.db.backup";
    private static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;IFEXISTS=TRUE";

    private static final List<String> TABLES = List.of("instance", "binding", "operation", "replica", "key", "task");

    private final StateFile file;
    private final ImportTarget target;
    private final Path old;
    private final Path backup;
    private final StateFile imported;

    H2Import(StateFile file, ImportTarget target) {
        this.file = file;
        this.target = target;
        this.old = file.renamed(SUFFIX);
        this.backup = file.renamed(BACKUP_SUFFIX);
        this.imported = new StateFile(file.sibling(".import"));
    }

    void run() throws IOException {
        if (Files.notExists(old)) {
            if (file.isEmpty() && Files.exists(imported.path()) && Files.exists(backup)) {
                publish();
            }
            return;
        }
        if (!file.isEmpty()) {
            throw new IllegalStateException("There is state in " + file.path() + " and in " + old
                    + ", which an earlier version has written. Move away the one that is not to be used.");
        }
        imported.delete();
        long rows = copyRows();
        // From here on the new file is complete.
        Files.move(old, backup);
        publish();
        LOG.info("Imported {} rows from {} into {}; the old file is kept as {}", rows, old, file.path(), backup);
    }

    private void publish() throws IOException {
        OwnerOnly.sync(file.directory());
        file.delete();
        Files.move(imported.path(), file.path(), StandardCopyOption.ATOMIC_MOVE);
        OwnerOnly.sync(file.directory());
    }

    private long copyRows() throws IOException {
        requireDriver();
        Path copy = file.renamed(".reading" + SUFFIX);
        try {
            copyTo(copy);
            String url = "jdbc:h2:file:" + file.renamed(".reading") + OPTIONS;
            try (Connection source = DriverManager.getConnection(url)) {
                OwnerOnly.createFile(imported.path());
                List<Long> counts = new ArrayList<>();
                target.fill(imported, connection -> {
                    for (String table : TABLES) {
                        counts.add(copy(source, "openbroker_" + table, connection));
                    }
                });
                return counts.stream().mapToLong(Long::longValue).sum();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The broker's state in " + old + ", which an earlier version has written, cannot be read ("
                            + e.getMessage()
                            + "). Restore the file from a backup, or move it away to start with empty state.",
                    e);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(file.renamed(".reading.trace.db"));
        }
    }

    /** Reading a file of H2 changes it, so a copy is read. */
    private void copyTo(Path copy) throws IOException {
        try (FileChannel channel = FileChannel.open(old, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new IllegalStateException(
                        "The broker's state in " + old + " is in use by another process. Stop that process first.");
            }
            Files.deleteIfExists(copy);
            OwnerOnly.createFile(copy);
            try (FileChannel to = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                long size = channel.size();
                for (long at = 0; at < size; ) {
                    at += channel.transferTo(at, size - at, to);
                }
            }
        }
    }

    private void requireDriver() {
        if (DriverManager.drivers().noneMatch(H2Import::isOfH2)) {
            throw new IllegalStateException(
                    "The broker's state in " + old
                            + " was written by an earlier version, with H2. Add " + DRIVER
                            + " to the class path for one start to import it, or move the file away to start with empty state.");
        }
    }

    private static boolean isOfH2(Driver driver) {
        try {
            return driver.acceptsURL("jdbc:h2:mem:");
        } catch (SQLException e) {
            return false;
        }
    }

    private static long copy(Connection source, String table, Connection target) throws SQLException {
        List<String> known = StatementExecutor.query(
                target, SqlStatement.of("select name from pragma_table_info(?)", table), row -> row.getString("name"));
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table)) {
            List<Column> columns = columns(row).stream()
                    .filter(column -> known.contains(column.name()))
                    .toList();
            return insert(row, columns, table, target);
        }
    }

    private static long insert(ResultSet row, List<Column> columns, String table, Connection target)
            throws SQLException {
        String sql = "insert into " + table + " ("
                + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ") values (?"
                + ", ?".repeat(columns.size() - 1) + ")";
        try (PreparedStatement insert = target.prepareStatement(sql)) {
            long rows = 0;
            while (row.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 1, columns.get(i).value(row));
                }
                insert.executeUpdate();
                rows++;
            }
            return rows;
        }
    }

    private static List<Column> columns(ResultSet row) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            columns.add(new Column(
                    row.getMetaData().getColumnName(i), row.getMetaData().getColumnType(i)));
        }
        return columns;
    }

    private record Column(String name, int type) {

        @Nullable
        Object value(ResultSet row) throws SQLException {
            return switch (type) {
                case Types.BLOB, Types.VARBINARY, Types.BINARY -> row.getBytes(name);
                case Types.TIMESTAMP_WITH_TIMEZONE -> micros(row.getObject(name, OffsetDateTime.class));
                default -> row.getObject(name);
            };
        }

        private static @Nullable Long micros(@Nullable OffsetDateTime time) {
            return time == null ? null : SqliteTimes.micros(time.toInstant());
        }
    }
}

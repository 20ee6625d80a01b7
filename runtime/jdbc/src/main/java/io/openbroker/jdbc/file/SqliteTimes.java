package io.openbroker.jdbc.file;

import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times in SQLite, which has no type for them: microseconds since 1970, with the precision of PostgreSQL. */
public final class SqliteTimes {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private SqliteTimes() {}

    /** A time as a number. */
    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The time in a column. */
    public static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(instant(micros));
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
    }

    /** Makes db-scheduler read and write times in the same way. */
    public static final class OfScheduler extends SqliteJdbcCustomization {

        /** For a scheduler whose tasks are in SQLite. */
        public OfScheduler() {}

        @Override
        public void setInstant(PreparedStatement statement, int index, @Nullable Instant value) throws SQLException {
            if (value == null) {
                statement.setNull(index, Types.BIGINT);
            } else {
                statement.setLong(index, micros(value));
            }
        }

        @Override
        public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
            return time(row, column).orElse(null);
        }
    }
}

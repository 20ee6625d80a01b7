package io.openbroker.jdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.connection.SqlFailure.Kind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlFailureTest {

    @Test
    void tellsStatesOfPostgresqlApart() {
        Map<String, Kind> expected = Map.ofEntries(
                Map.entry("40001", Kind.LOST_RACE),
                Map.entry("23505", Kind.LOST_RACE),
                Map.entry("23502", Kind.DEFECT),
                Map.entry("42P01", Kind.DEFECT),
                Map.entry("42501", Kind.FAILING),
                Map.entry("08006", Kind.BROKEN),
                Map.entry("08001", Kind.UNREACHABLE),
                Map.entry("57P01", Kind.BROKEN),
                Map.entry("57P03", Kind.UNREACHABLE),
                Map.entry("53300", Kind.UNREACHABLE),
                Map.entry("53100", Kind.FAILING),
                Map.entry("58030", Kind.FAILING),
                Map.entry("XX000", Kind.FAILING),
                Map.entry("28P01", Kind.REJECTED),
                Map.entry("3D000", Kind.REJECTED),
                Map.entry("25006", Kind.READ_ONLY),
                Map.entry("55P03", Kind.BUSY),
                Map.entry("57014", Kind.BUSY),
                Map.entry("", Kind.BROKEN));
        expected.forEach((state, kind) ->
                assertThat(kind(new SQLException("?", state))).as(state).isEqualTo(kind));
        assertThat(kind(new SQLException("no state"))).isEqualTo(Kind.BROKEN);
    }

    @Test
    void tellsAPoolThatIsExhaustedFromAServerThatIsAway() {
        assertThat(kind(new SQLTransientConnectionException("timed out"))).isEqualTo(Kind.BUSY);
        assertThat(kind(new SQLTransientConnectionException("timed out", new SQLException("refused", "08001"))))
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(new SQLTransientConnectionException("timed out", new SQLException("cut", "08006"))))
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(new SQLTransientConnectionException("timed out", new SQLException("password", "28P01"))))
                .isEqualTo(Kind.REJECTED);
    }

    @Test
    void waitsAtStartOnlyForWhatMayPass() {
        Map.of(
                        "08001", Kind.UNREACHABLE,
                        "57P03", Kind.UNREACHABLE,
                        "53300", Kind.UNREACHABLE,
                        "28P01", Kind.REJECTED,
                        "3D000", Kind.REJECTED,
                        "22023", Kind.REJECTED)
                .forEach((state, kind) -> assertThat(SqlFailure.atConnect(new SQLException("?", state))
                                .kind())
                        .as(state)
                        .isEqualTo(kind));
    }

    @Test
    void findsTheCauseAndTakesOneLineOfIt() {
        RuntimeException wrapped = new IllegalStateException(
                new RuntimeException(new SQLException("FATAL: full\n  Where: here", "53100")));

        assertThat(SqlFailure.of(wrapped)).contains(new SqlFailure(Kind.FAILING, "FATAL: full"));
        assertThat(SqlFailure.of(new IllegalStateException("ours"))).isEmpty();
    }

    private static Kind kind(SQLException failure) {
        return SqlFailure.of(failure).map(SqlFailure::kind).orElseThrow();
    }
}

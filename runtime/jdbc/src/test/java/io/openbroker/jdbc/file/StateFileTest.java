package io.openbroker.jdbc.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.JdbcStateProvider;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        Path made = directory.resolve("a").resolve("b");
        try (BrokerState state = new JdbcStateProvider()
                .open(StateSettings.DEFAULT.at("file:" + made))
                .orElseThrow()) {
            state.store().heartbeat("replica", Duration.ofSeconds(20));
            assertThat(permissions(directory.resolve("a"))).isEqualTo("rwx------");
            assertThat(permissions(made)).isEqualTo("rwx------");
            for (Path file : files(made)) {
                assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
            }
            assertThat(files(made))
                    .extracting(file -> String.valueOf(file.getFileName()))
                    .contains("keys.json", "state.db", "state.db-wal")
                    .noneMatch(name -> name.contains("sqlite"));
        }
    }

    @Test
    void syncsEachCommit() throws SQLException {
        StateFile file = StateFile.named(directory.resolve("state"));
        try (Connection connection = DriverManager.getConnection(file.url());
                Statement statement = connection.createStatement()) {
            statement.execute(StateFile.FIRST_STATEMENT);
            assertThat(List.of(
                            pragma(statement, "journal_mode"),
                            pragma(statement, "synchronous"),
                            pragma(statement, "locking_mode"),
                            pragma(statement, "fullfsync")))
                    .containsExactly("wal", "2", "exclusive", "1");
        }
    }

    @Test
    void takesNoLostFileForEmpty() throws IOException {
        Path file = directory.resolve("state");
        StateKeys keys = StateKeys.generate();
        JdbcState.open(JdbcSettings.file(file, keys)).close();
        Files.write(directory.resolve("state.db-wal"), new byte[100]);
        Files.delete(directory.resolve("state.db"));
        assertThatThrownBy(() -> JdbcState.open(JdbcSettings.file(file, keys)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state.db is missing or empty, but ")
                .hasMessageContaining("Restore both files together");
    }

    @Test
    void makesItsDirectory() {
        Path file = directory.resolve("new").resolve("state");
        JdbcState.open(JdbcSettings.file(file, StateKeys.generate())).close();
        assertThat(directory.resolve("new").resolve("state.db")).isNotEmptyFile();
    }

    @Test
    void takesNoDamagedFileForEmpty() throws IOException {
        Path file = directory.resolve("state");
        Path database = directory.resolve("state.db");
        StateKeys keys = StateKeys.generate();
        JdbcState.open(JdbcSettings.file(file, keys)).close();
        byte[] damaged = Files.readAllBytes(database);
        Arrays.fill(damaged, 0, 100, (byte) 'x');
        Files.write(database, damaged);
        assertThatThrownBy(() -> JdbcState.open(JdbcSettings.file(file, keys)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state.db");
        assertThat(database).hasBinaryContent(damaged);
    }

    @Test
    void rejectsANameThatHidesOptions() {
        StateKeys keys = StateKeys.generate();
        assertThatThrownBy(() -> JdbcSettings.file(directory.resolve("what?"), keys))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Choose another name");
    }

    @Test
    void isUsableAtOnceAfterTheClockWasSetBack() {
        JdbcSettings settings = JdbcSettings.file(directory.resolve("state"), StateKeys.generate());
        InstanceKey key = new InstanceKey("default", "i");
        TestTime time = TestTime.ahead(Duration.ofHours(1));
        StoredOperation operation = StoredOperation.begin(
                "op",
                key,
                OsbOperation.PROVISION,
                true,
                Optional.empty(),
                OperationRequest.of(
                        new RequestOrigin(new Platform("default"), Optional.empty(), new RequestIdentity("request"))),
                time.source().clock().instant());
        try (JdbcState killed = JdbcState.open(settings, time.source())) {
            killed.store().heartbeat("replica", settings.lease());
            assertThat(killed.store().commit(List.of(RowChange.insert(operation))))
                    .isTrue();
            assertThat(killed.queue().waiting(10)).isEqualTo(1);
        }
        time.set(Duration.ZERO);

        try (JdbcState state = JdbcState.open(settings, time.source())) {
            assertThat(state.queue().waiting(10)).isEqualTo(1);
            assertThat(state.store().silentReplicas(settings.lease())).containsExactly("replica");
        }
    }

    private static String pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}

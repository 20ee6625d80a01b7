package io.openbroker.jdbc.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.internal.testing.JavaCommand;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files in {@code h2-state} were written by the last version that kept state in H2: a service instance whose operation runs in the
 * background, and its service binding. The process was then killed.
 */
class H2ImportTest {

    private static final InstanceKey INSTANCE = new InstanceKey("default", "kept");
    private static final BindingKey BINDING = new BindingKey(INSTANCE, "app");

    @TempDir
    private Path directory = Path.of("");

    private byte[] old = new byte[0];

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream packed = new GZIPInputStream(resource("state.mv.db.gz"))) {
            old = packed.readAllBytes();
        }
        Files.write(directory.resolve("state.mv.db"), old);
        try (InputStream keys = resource("keys.json")) {
            Files.copy(keys, directory.resolve("keys.json"));
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(H2ImportTest.class.getResourceAsStream("/h2-state/" + name));
    }

    @Test
    void keepsEverythingAndTheOldFile() throws IOException {
        try (JdbcState state = open()) {
            hasEverything(state.store());
        }
        assertThat(directory.resolve("state.mv.db.backup")).hasBinaryContent(old);
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("keys.json", "state.db", "state.mv.db.backup");
        }
        try (JdbcState again = open()) {
            hasEverything(again.store());
        }
    }

    private static void hasEverything(StateStore store) {
        StoredInstance instance = store.instance(INSTANCE).orElseThrow();
        assertThat(instance.phase()).isEqualTo(Phase.CREATING);
        assertThat(instance.current().parameters()).isEqualTo(Map.of("size", 3));
        StoredOperation operation = store.operation(INSTANCE, "op-1").orElseThrow();
        assertThat(operation.startedAt()).isEqualTo(Instant.parse("2026-11-29T09:00:00.123456Z"));
        assertThat(operation.finishedAt()).isEmpty();
        assertThat(store.latestOperation(INSTANCE)).contains(operation);
        assertThat(store.binding(BINDING).orElseThrow().access().body())
                .isEqualTo(Map.of("credentials", Map.of("password", "of-the-app")));
        assertThat(store.silentReplicas(Duration.ofSeconds(20))).containsExactly("replica");
    }

    @Test
    void continuesAfterAKillInTheMiddle() throws IOException {
        Path database = directory.resolve("state.db");
        open().close();
        // As it is between the two moves.
        Files.move(database, directory.resolve("state.db.import"));
        try (JdbcState state = open()) {
            hasEverything(state.store());
        }
        // As it is before the first: rows were copied, or some of them, and the old file is in its place.
        Files.move(directory.resolve("state.mv.db.backup"), directory.resolve("state.mv.db"));
        Files.write(directory.resolve("state.db.import"), Arrays.copyOf(Files.readAllBytes(database), 9_000));
        Files.delete(database);
        try (JdbcState state = open()) {
            hasEverything(state.store());
        }
    }

    @Test
    void takesNoDamagedFileForEmpty() throws IOException {
        for (byte[] damaged : new byte[][] {new byte[0], new byte[4096], Arrays.copyOfRange(old, 8192, old.length)}) {
            Files.write(directory.resolve("state.mv.db"), damaged);
            assertThatThrownBy(this::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(directory.resolve("state.mv.db") + ", which an earlier version has written")
                    .hasMessageContaining("move it away to start with empty state");
            assertThat(directory.resolve("state.mv.db")).hasBinaryContent(damaged);
            assertThat(directory.resolve("state.db")).doesNotExist();
        }
    }

    @Test
    void doesNotChooseBetweenTwoStates() throws IOException {
        open().close();
        Files.write(directory.resolve("state.mv.db"), old);
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("There is state in " + directory.resolve("state.db") + " and in ")
                .hasMessageContaining("Move away the one");
    }

    @Test
    void leavesAFileAloneThatAnotherProcessHasOpen() throws Exception {
        try (FileChannel channel = FileChannel.open(directory.resolve("state.mv.db"), StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(inAnotherProcess(System.getProperty("java.class.path")))
                    .contains("is in use by another process. Stop that process first.");
        }
    }

    @Test
    void saysWhichDriverIsMissing() throws Exception {
        String withoutH2 = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("com/h2database") && !entry.contains("com\\h2database"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(inAnotherProcess(withoutH2))
                .contains(
                        "was written by an earlier version, with H2. Add com.h2database:h2:2.5.252 to the class path");
        assertThat(directory.resolve("state.mv.db")).hasBinaryContent(old);
    }

    private String inAnotherProcess(String classPath) throws Exception {
        Process process = JavaCommand.of(H2ImportTest.class, directory.toString())
                .withClassPath(classPath)
                .builder()
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        return said;
    }

    /**
     * Opens the state.
     *
     * @param args the directory
     */
    public static void main(String[] args) {
        open(Path.of(args[0])).close();
    }

    private JdbcState open() {
        return open(directory);
    }

    private static JdbcState open(Path directory) {
        StateKeys keys = StateKeys.read(directory.resolve("keys.json"));
        return JdbcState.open(JdbcSettings.file(directory.resolve("state"), keys));
    }
}

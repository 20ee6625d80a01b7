package io.openbroker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbroker.runtime.internal.testing.JavaCommand;
import io.openbroker.runtime.spi.state.BoundServices;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.StateSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start says of a directory that cannot be used, and that it replaces nothing there. */
class StateDirectoryTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void namesTheWholePathWhateverCharactersItHas() throws IOException {
        for (String name : List.of("a;b", "a b", "a#b", "a%3fb", "a&b=c", "x@y")) {
            Path odd = directory.resolve(name);
            try (BrokerState state = open(odd)) {
                assertThat(state.location()).isEqualTo("sqlite:" + odd.resolve("state.db"));
            }
            assertThat(odd.resolve("state.db")).isNotEmptyFile();
        }
    }

    @Test
    void needsADirectory() {
        for (String place : List.of("file:", "file: ")) {
            assertThatThrownBy(() -> new JdbcStateProvider().open(StateSettings.DEFAULT.at(place)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("without a directory");
        }
    }

    @Test
    void rejectsAUrlOfSqliteWhichMightLoseCommits() {
        String url = "jdbc:sqlite:" + directory.resolve("mine.db");

        assertThatThrownBy(() -> new JdbcStateProvider().open(StateSettings.DEFAULT.at(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("file:<directory>");
        assertThatThrownBy(() -> JdbcSettings.postgresql(url, StateKeys.generate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JdbcSettings.file");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void missesKeysAndMakesNoOthers() throws IOException {
        open(directory).close();
        Path keys = directory.resolve("keys.json");
        byte[] kept = Files.readAllBytes(keys);
        Files.delete(keys);

        assertThat(failure(directory))
                .startsWith(keys + " is missing, but the state beside it is encrypted with its keys; restore the file");
        assertThat(keys).doesNotExist();

        Files.write(keys, kept);
        open(directory).close();
    }

    @Test
    void callsDamagedKeysDamaged() throws IOException {
        open(directory).close();
        Path keys = directory.resolve("keys.json");
        for (String content : List.of("", "\n", "{", "{\"key\": []}", "not JSON")) {
            Files.writeString(keys, content);

            assertThat(failure(directory))
                    .startsWith(keys + (content.isBlank() ? " is empty" : " is damaged"))
                    .endsWith("restore it from a backup, since the state beside it is encrypted with its keys");
            assertThat(Files.readString(keys)).isEqualTo(content);
        }
    }

    @Test
    void saysThatNothingNeedsDamagedKeysWithoutState() throws IOException {
        Path keys = Files.createFile(directory.resolve("keys.json"));

        assertThat(failure(directory))
                .isEqualTo(keys + " is empty; delete it, since there is no state beside it that needs its" + " keys");
        Files.delete(keys);
        open(directory).close();
    }

    @Test
    void namesADirectoryThatIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(failure(file))
                .isEqualTo("The state cannot be kept in " + file + ", because " + file
                        + " is not a directory; choose another one with OPENBROKER_STATE");
    }

    @Test
    void namesADirectoryThatCannotBeCreated() throws IOException {
        Path file = Files.createFile(directory.resolve("file")).resolve("inner");

        assertThat(failure(file))
                .contains(file.toString())
                .contains("OPENBROKER_STATE")
                .contains("ot a directory");
    }

    @Test
    void namesADirectoryThatCannotBeWritten() {
        // Even for root.
        Path system = Path.of("/proc/self");
        assumeTrue(Files.isDirectory(system));

        assertThat(failure(system))
                .startsWith("The directory /proc/self for the state cannot be written (")
                .endsWith("make it writable for the user of this process, or choose another one with OPENBROKER_STATE");
    }

    @Test
    void saysAtOnceThatAnotherProcessHasTheFile() throws Exception {
        Process other = JavaCommand.of(Holder.class, directory.toString())
                .builder()
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.inputReader().lines().anyMatch(line -> line.equals("open")))
                    .isTrue();
            long start = System.nanoTime();
            String message = failure(directory);

            assertThat(message)
                    .contains("is in use by another process; stop that process, or choose another directory with"
                            + " OPENBROKER_STATE");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        } finally {
            other.destroyForcibly().waitFor();
        }
        open(directory).close();
    }

    @Test
    void rejectsSettingsOfAServerThatAFileDoesNotHave() {
        Optional<Duration> set = Optional.of(Duration.ofSeconds(1));
        Optional<Duration> unset = Optional.empty();
        isRejected(set, unset, unset, "OPENBROKER_STATE_START_SECONDS is set, but state in a directory has no server");
        isRejected(
                unset, set, unset, "OPENBROKER_STATE_HEARTBEAT_SECONDS is set, but state in a directory has no other");
        isRejected(unset, unset, set, "OPENBROKER_STATE_LEASE_SECONDS is set, but state in a directory has no other");
    }

    private void isRejected(
            Optional<Duration> startWait, Optional<Duration> heartbeat, Optional<Duration> lease, String message) {
        StateSettings settings = new StateSettings(
                Optional.of("file:" + directory),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                startWait,
                heartbeat,
                lease,
                Optional.empty(),
                BoundServices.NONE,
                false);

        assertThatThrownBy(() -> new JdbcStateProvider().open(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    /** A process that has the state open until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws InterruptedException {
            try (BrokerState state = open(Path.of(args[0]))) {
                System.out.println(state.answers() ? "open" : "away");
                Thread.sleep(Duration.ofMinutes(2).toMillis());
            }
        }
    }

    private static BrokerState open(Path place) {
        return new JdbcStateProvider()
                .open(StateSettings.DEFAULT.at("file:" + place))
                .orElseThrow();
    }

    private static String failure(Path place) {
        Throwable failure = catchThrowable(() -> open(place));
        assertThat(failure).isInstanceOf(IllegalStateException.class);
        return String.valueOf(failure.getMessage());
    }
}

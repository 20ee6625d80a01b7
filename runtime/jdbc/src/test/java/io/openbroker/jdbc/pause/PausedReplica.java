package io.openbroker.jdbc.pause;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.internal.testing.JavaCommand;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One replica of the broker, in a process that can be stopped and continued. */
final class PausedReplica implements AutoCloseable {

    /** Longer than a busy machine delays a heartbeat, and short enough for a test. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final int port;
    private final Path log;
    private final Process process;

    private PausedReplica(int port, Path log, Process process) {
        this.port = port;
        this.log = log;
        this.process = process;
    }

    static PausedReplica start(String stateUrl, StateKeys keys, Path backend, int port, Path log) throws IOException {
        ProcessBuilder builder = JavaCommand.of(
                        PausedReplica.class, stateUrl, backend.toString(), Integer.toString(port))
                .withOptions("-Dorg.slf4j.simpleLogger.log.io.openbroker.audit=info")
                .builder()
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("KEYS", keys.toJson()));
        return new PausedReplica(port, log, builder.start());
    }

    int port() {
        return port;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Stops all threads where they are, as a frozen machine or a long garbage collection does. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void wake() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill " + name + " ended with status " + status);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /**
     * What runs in the process.
     *
     * @param args the URL of the state, the directory of the backend, and the port
     */
    public static void main(String[] args) {
        StateKeys keys =
                StateKeys.parse(Optional.ofNullable(System.getenv("KEYS")).orElseThrow());
        JdbcState state = JdbcState.open(JdbcSettings.postgresql(args[0], keys).withHeartbeat(HEARTBEAT));
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(Integer.parseInt(args[2]))
                .withoutAuthentication();
        BrokerServer.start(
                settings,
                state,
                new SleepyBrokerDispatcher(new SleepyBroker(new FileBackend(Path.of(args[1])), args[2])));
    }
}

package io.openbroker.jdbc.crash;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One replica of the broker, in a process that can be killed. */
final class Replica {

    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private Optional<Process> process = Optional.empty();

    Replica(String stateUrl, String backendUrl, StateKeys keys, int port, Path log) {
        this.command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Replica.class.getName(),
                stateUrl,
                backendUrl,
                Integer.toString(port));
        this.environment = Map.of("KEYS", keys.toJson());
        this.log = log;
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        builder.environment().putAll(environment);
        process = Optional.of(builder.start());
    }

    /** Ends the process without a word, as SIGKILL does. */
    void kill() throws InterruptedException {
        if (process.isPresent()) {
            process.get().destroyForcibly().waitFor();
        }
    }

    /**
     * What runs in the process.
     *
     * @param args the URL of the state, that of the backend, and the port
     */
    public static void main(String[] args) {
        StateKeys keys =
                StateKeys.parse(Optional.ofNullable(System.getenv("KEYS")).orElseThrow());
        JdbcState state = JdbcState.open(JdbcSettings.postgresql(args[0], keys).withHeartbeat(HEARTBEAT));
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(Integer.parseInt(args[2]))
                .withCredentials(Client.USER, Client.PASSWORD);
        BrokerServer.start(settings, state, new TableBrokerDispatcher(new TableBroker(new Backend(args[1]))));
    }
}

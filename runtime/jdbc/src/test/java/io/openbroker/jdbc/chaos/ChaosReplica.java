package io.openbroker.jdbc.chaos;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.jdbc.outage.SilentNetwork;
import io.openbroker.runtime.internal.testing.JavaCommand;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One replica of the broker, in a process that can be killed and paused, with a network to the database and a clock of its own. Its
 * faults are for one thread at a time.
 */
final class ChaosReplica {

    static final String USER = "platform";
    static final String PASSWORD = "a password for this run";

    /** Short, so that others take over within two seconds and not twenty. */
    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    private static final String KEYS = "CHAOS_KEYS";

    private final String name;
    private final int port;
    private final SilentNetwork network;
    private final Path log;
    private final Path clock;
    private final JavaCommand command;
    private final Map<String, String> environment;
    private volatile Process process;
    private volatile boolean meantToRun;

    /**
     * Starts the process.
     *
     * @param stateUrl the URL of the state, which leads through the network
     */
    ChaosReplica(
            int port,
            SilentNetwork network,
            String stateUrl,
            String ledgerUrl,
            StateKeys keys,
            Path directory,
            Optional<Path> faketime)
            throws IOException {
        this.name = Integer.toString(port);
        this.port = port;
        this.network = network;
        this.log = directory.resolve(port + ".log");
        this.clock = directory.resolve(port + ".clock");
        this.command = JavaCommand.of(ChaosReplica.class, stateUrl, ledgerUrl, name);
        this.environment = environment(keys, faketime, clock);
        setClock(0);
        this.process = started();
    }

    private static Map<String, String> environment(StateKeys keys, Optional<Path> faketime, Path clock) {
        return faketime.map(library -> Map.of(
                        KEYS,
                        keys.toJson(),
                        "LD_PRELOAD",
                        library.toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        clock.toString(),
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        "FAKETIME_DISABLE_SHM",
                        "1",
                        "NO_FAKE_STAT",
                        "1",
                        // What measures durations is right on machines whose clock is wrong.
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        // Otherwise every wait of the process ends at once, which keeps its processor busy.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"))
                .orElseGet(() -> Map.of(KEYS, keys.toJson()));
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    SilentNetwork network() {
        return network;
    }

    /** Sets the clock of the process, some seconds ahead of the machine's. */
    void setClock(double offset) throws IOException {
        Files.writeString(clock, String.format(Locale.ROOT, "%+.1f", offset));
    }

    /** Ends the process without a word. */
    void kill() throws InterruptedException {
        meantToRun = false;
        process.destroyForcibly().waitFor();
    }

    /** Asks the process to end, and waits for that. Tells whether it has ended in time; if not, its log has its threads. */
    boolean stop() throws IOException, InterruptedException {
        meantToRun = false;
        process.destroy();
        if (process.waitFor(30, TimeUnit.SECONDS)) {
            return true;
        }
        signal("-QUIT");
        // The JVM writes the threads at once; a process that has ended meanwhile was still too late.
        process.waitFor(2, TimeUnit.SECONDS);
        return false;
    }

    /** Ends the process, and does not wait for that. */
    void end() {
        meantToRun = false;
        process.destroyForcibly();
    }

    void start() throws IOException {
        process = started();
    }

    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Whether the process accepts connections. */
    boolean accepts() {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether the process has ended although nobody has ended it. */
    boolean endedByItself() {
        return meantToRun && !process.isAlive();
    }

    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private Process started() throws IOException {
        ProcessBuilder builder = command.builder()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process started = builder.start();
        meantToRun = true;
        return started;
    }

    /**
     * What runs in the process.
     *
     * @param args the URL of the state, that of the ledger, and the port
     */
    public static void main(String[] args) {
        StateKeys keys =
                StateKeys.parse(Optional.ofNullable(System.getenv(KEYS)).orElseThrow());
        JdbcState state = JdbcState.open(JdbcSettings.postgresql(args[0], keys).withHeartbeat(HEARTBEAT));
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(Integer.parseInt(args[2]))
                .withCredentials(USER, PASSWORD)
                .withShutdownGrace(Duration.ofSeconds(1));
        // Open for as long as the process runs.
        Ledger ledger = new Ledger(args[1], args[2]);
        BrokerServer.start(settings, state, new ChaosBrokerDispatcher(new ChaosBroker(ledger)));
    }
}

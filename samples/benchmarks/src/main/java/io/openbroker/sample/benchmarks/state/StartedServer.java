package io.openbroker.sample.benchmarks.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, from its start to its first response with the status 200. */
final class StartedServer implements AutoCloseable {

    private static final String USER = "platform";
    private static final String PASSWORD = "benchmark";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CLOCK_TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 13;
    private static final int SYSTEM_TICKS = 14;

    private final Process process;
    private final int port;
    private final long begin;

    private StartedServer(Process process, int port, long begin) {
        this.process = process;
        this.port = port;
        this.begin = begin;
    }

    /**
     * Starts a server.
     *
     * @param java the home of the JDK
     * @param options the options of the JVM
     * @param environment the settings of a broker; empty for the server without one
     * @param output receives what the process prints
     */
    static StartedServer start(
            Path java, List<String> options, String classPath, Map<String, String> environment, Path output)
            throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        if (environment.isEmpty()) {
            command.addAll(List.of(BareServer.class.getName(), Integer.toString(port)));
        } else {
            command.add(HeldBrokerDispatcher.class.getName());
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("OPENBROKER_USERNAME", USER);
        builder.environment().put("OPENBROKER_PASSWORD", PASSWORD);
        long begin = System.nanoTime();
        return new StartedServer(builder.start(), port, begin);
    }

    /** Waits for the first 200, and returns the time since the start in milliseconds. */
    double awaitResponse() throws IOException, InterruptedException {
        while (!responds()) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("The server on port " + port + " did not start");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    /** The processor time of the process so far, in milliseconds. */
    double cpuMillis() throws IOException {
        String[] fields = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                .split(" ", -1);
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
                * 1_000.0
                / CLOCK_TICKS_PER_SECOND;
    }

    int port() {
        return port;
    }

    /** The value of the header with which clients authenticate. */
    static String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private boolean responds() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET /v2/catalog HTTP/1.1\r\nHost: localhost\r\nX-Broker-API-Version: 2.17\r\n"
                                    + "Authorization: " + authorization() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return response.startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }

    /** Ends the process as an orchestrator does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server on port " + port + " did not stop");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

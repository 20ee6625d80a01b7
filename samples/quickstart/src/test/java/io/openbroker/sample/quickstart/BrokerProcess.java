package io.openbroker.sample.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The generated program, started as a user does, in a directory of its own. */
final class BrokerProcess implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("listens on (http://[^ ,]+)");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final URI uri;

    private BrokerProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts it.
     *
     * @param directory where it keeps everything
     * @param databasePort the port of the databases, or 0
     */
    static BrokerProcess start(Path directory, int databasePort) throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "broker", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        QuickstartBrokerDispatcher.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PORT", "0");
        builder.environment().put("H2_PORT", Integer.toString(databasePort));
        builder.environment().put("OPENBROKER_HOST", "127.0.0.1");
        builder.environment().put("OPENBROKER_USERNAME", PlatformClient.USER);
        builder.environment().put("OPENBROKER_PASSWORD", PlatformClient.PASSWORD);
        Process process = builder.start();
        try {
            return new BrokerProcess(process, uri(process, log));
        } catch (AssertionError | IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    URI uri() {
        return uri;
    }

    PlatformClient platform() {
        return new PlatformClient(uri);
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it as SIGTERM does, in the time that it takes. */
    void tellToStop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static URI uri(Process process, Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Matcher listens = LISTENS.matcher(Files.readString(log));
            if (listens.find()) {
                return URI.create(listens.group(1));
            }
            Thread.sleep(20);
        }
        throw new AssertionError("The broker does not listen; it says: " + Files.readString(log));
    }
}

package io.openbroker.sample.embedding;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sample in a process of its own, in a directory of its own. */
final class SampleProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAUSE_MILLIS = 20;

    private final Process process;
    private final URI uri;

    private SampleProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts it, and waits until it listens.
     *
     * @param listening what it prints then, with the port as the first group
     */
    static SampleProcess start(String mainClass, Map<String, String> environment, Pattern listening, Path directory)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "sample", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It does not live long enough for the optimizing compiler.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            return new SampleProcess(process, awaitPort(process, log, listening));
        } catch (AssertionError | IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI awaitPort(Process process, Path log, Pattern listening)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Matcher port = listening.matcher(Files.readString(log));
            if (port.find()) {
                return URI.create("http://127.0.0.1:" + port.group(1));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("The sample does not listen; it prints: " + Files.readString(log));
    }

    URI uri() {
        return uri;
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Sends SIGTERM. */
    void tellToStop() {
        process.destroy();
    }

    void awaitEnd() {
        process.onExit().join();
    }
}

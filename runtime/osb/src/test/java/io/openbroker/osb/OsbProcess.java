package io.openbroker.osb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The jar that was built, as a process. */
final class OsbProcess {

    private static final long PATIENCE_SECONDS = 180;
    private static final Path ENV = Path.of("/usr/bin/env");
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    private final Process process;
    private final CompletableFuture<String> out;
    private final StringBuilder err = new StringBuilder();
    private final CompletableFuture<Void> errEnd;

    private OsbProcess(Process process) {
        this.process = process;
        out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        errEnd = CompletableFuture.runAsync(() -> copy(process.getErrorStream()));
    }

    /** How a process ended. */
    record End(int code, String out, String err) {}

    static End run(Map<String, String> environment, String... arguments) throws Exception {
        return start(environment, List.of(), arguments).end("");
    }

    static End withInput(String input, Map<String, String> environment, String... arguments) throws Exception {
        return start(environment, List.of(), arguments).end(input);
    }

    static OsbProcess start(Map<String, String> environment, List<String> jvm, String... arguments) throws IOException {
        // Shells start background jobs with SIGINT ignored, and so would everything that these start.
        List<String> command =
                new ArrayList<>(Files.isExecutable(ENV) ? List.of(ENV.toString(), "--default-signal=INT") : List.of());
        command.addAll(java(jvm, arguments));
        return start(environment, command);
    }

    /** Returns whether this machine has pseudo terminals for processes. */
    static boolean hasTerminals() {
        return Files.isExecutable(SCRIPT);
    }

    /** Starts the jar in a terminal, all of whose output counts as standard error. */
    static OsbProcess startInTerminal(Map<String, String> environment, String... arguments) throws IOException {
        String line = java(List.of(), arguments).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        return start(
                environment, List.of("sh", "-c", "exec \"$0\" -qefc \"$1\" /dev/null 1>&2", SCRIPT.toString(), line));
    }

    private static List<String> java(List<String> jvm, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(jvm);
        command.addAll(List.of("-jar", System.getProperty("osb.jar", "target/osb.jar")));
        command.addAll(List.of(arguments));
        return command;
    }

    private static OsbProcess start(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("OSB_"));
        builder.environment().putAll(environment);
        return new OsbProcess(builder.start());
    }

    /** Waits until standard error has a text. */
    OsbProcess awaitError(String text) throws InterruptedException {
        synchronized (err) {
            for (long waited = 0; err.indexOf(text) < 0; waited++) {
                if (errEnd.isDone() || waited > PATIENCE_SECONDS) {
                    process.destroyForcibly();
                    throw new AssertionError("\"" + text + "\" was not printed, but: " + err + text());
                }
                err.wait(1_000);
            }
        }
        return this;
    }

    private String text() {
        return out.getNow("");
    }

    /** What Ctrl-C does. */
    OsbProcess interrupt() throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        return this;
    }

    End end(String input) throws Exception {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has ended without reading its input.
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The process did not end: " + err);
        }
        errEnd.join();
        return new End(process.exitValue(), out.join(), err.toString());
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(InputStream stream) {
        byte[] buffer = new byte[8_192];
        try {
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                synchronized (err) {
                    err.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
                    err.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            synchronized (err) {
                err.notifyAll();
            }
        }
    }
}

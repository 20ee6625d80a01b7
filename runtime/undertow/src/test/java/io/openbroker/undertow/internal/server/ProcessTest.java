package io.openbroker.undertow.internal.server;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.openbroker.runtime.internal.testing.JavaCommand;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RecordingBroker;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server in a process of its own, as a generated {@code main} starts it. */
class ProcessTest {

    private static final Pattern LISTENING = Pattern.compile("The broker listens on http://.*:(\\d+) and offers:");

    /** What a generated server looks like. */
    static final class Main {

        private Main() {}

        public static void main(String[] args) {
            BrokerServer.run(args, new RecordingBroker());
        }
    }

    @Test
    void servesUntilItIsToldToStop() throws Exception {
        Process process = start(Map.of("PORT", "0", "OPENBROKER_AUTHENTICATION", "none"));
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            int port = out.lines()
                    .map(LISTENING::matcher)
                    .filter(Matcher::matches)
                    .mapToInt(line -> Integer.parseInt(line.group(1)))
                    .findFirst()
                    .orElseThrow();
            try (RawConnection connection = new RawConnection(port)) {
                connection.send("GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + "\r\n");
                assertThat(connection.receive().status()).isEqualTo(200);
                process.destroy();
                // 128 and the number of SIGTERM.
                assertThat(process.waitFor()).isEqualTo(143);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void endsWithAStatus() throws Exception {
        assertThat(ended(start(Map.of("PORT", "x")))).isEqualTo(2);
        assertThat(ended(start(Map.of(), "--help"))).isZero();
        assertThat(ended(start(Map.of("PORT", "0", "OPENBROKER_HOST", "host.invalid"))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.19.2", "2.21"})
    void namesAnOlderJarOfJackson(String version) throws Exception {
        Path older = Path.of("target", "older-annotations", "jackson-annotations-" + version + ".jar");
        assertThat(older).exists();
        String classPath = older.toAbsolutePath() + File.pathSeparator + System.getProperty("java.class.path");

        Process process = start(classPath, Map.of("PORT", "0", "OPENBROKER_AUTHENTICATION", "none"));

        assertThat(process.errorReader(StandardCharsets.UTF_8).lines())
                .singleElement(as(STRING))
                .startsWith("The server cannot start: jackson-annotations " + version + " (file:"
                        + older.toAbsolutePath() + ") is too old for Jackson 3.")
                .contains("Set the version of com.fasterxml.jackson.core:jackson-annotations to 2.");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    private static int ended(Process process) throws InterruptedException, IOException {
        String err = process.errorReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
        assertThat(err).doesNotContain("\tat ").doesNotContain("Exception in thread");
        return process.waitFor();
    }

    private static Process start(Map<String, String> environment, String... args) throws IOException {
        return start(System.getProperty("java.class.path"), environment, args);
    }

    private static Process start(String classPath, Map<String, String> environment, String... args) throws IOException {
        ProcessBuilder builder =
                JavaCommand.of(Main.class, args).withClassPath(classPath).builder();
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}

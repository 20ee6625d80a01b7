package io.openbroker.jdbc.kill;

import io.openbroker.runtime.internal.testing.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One life of the broker: the generated program, started as its users do. */
final class BrokerRun {

    private static final Pattern LISTENS = Pattern.compile("listens on (http://\\S+?),? ");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final Path log;
    private final HttpClient http;
    private volatile String uri = "";

    private BrokerRun(Process process, Path log, HttpClient http) {
        this.process = process;
        this.log = log;
        this.http = http;
    }

    /** The answer to a request. */
    record Answer(int status, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    static BrokerRun start(Path directory, Path log, Map<String, String> environment, HttpClient http)
            throws IOException {
        ProcessBuilder builder = JavaCommand.of(LedgerBrokerDispatcher.class)
                .builder()
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PORT", "0");
        builder.environment().put("OPENBROKER_AUTHENTICATION", "none");
        builder.environment().put("OPENBROKER_HOST", "127.0.0.1");
        builder.environment().putAll(environment);
        return new BrokerRun(builder.start(), log, http);
    }

    void awaitStart() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Matcher listens = LISTENS.matcher(Files.readString(log));
            if (listens.find()) {
                uri = listens.group(1);
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("The broker does not start: " + Files.readString(log));
    }

    /** Ends the process without a word, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Sends a request; there is no answer if the process is killed. */
    Optional<Answer> send(String method, String path, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri + path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return Optional.of(
                    new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Sends a request to a broker that nobody kills. */
    Answer ask(String method, String path) throws InterruptedException {
        return send(method, path, "").orElseThrow(() -> new AssertionError("No answer to " + method + " " + path));
    }
}

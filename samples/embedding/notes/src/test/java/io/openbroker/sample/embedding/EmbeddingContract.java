package io.openbroker.sample.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sample, started in a process of its own, serves the notes as any server of openbroker does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
public abstract class EmbeddingContract {

    /** The password of the user {@code platform}, for the environment of the sample. */
    protected static final String PASSWORD = "correct horse";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PAUSE_MILLIS = 20;
    private static final String IDS = "\"service_id\": \"3c0e5d8a-6f1b-4a7e-9d24-b8a51f7c6e01\","
            + " \"plan_id\": \"3c0e5d8a-6f1b-4a7e-9d24-b8a51f7c6e02\", \"context\": {\"platform\": \"kubernetes\"}";
    private static final String QUERY =
            "?service_id=3c0e5d8a-6f1b-4a7e-9d24-b8a51f7c6e01&plan_id=3c0e5d8a-6f1b-4a7e-9d24-b8a51f7c6e02";
    private static final String APP = "/service_bindings/app";

    private final HttpClient http = HttpClient.newHttpClient();

    private Path directory = Path.of("");
    private Optional<SampleProcess> running = Optional.empty();

    /** The class with the sample's {@code main}. */
    protected abstract String mainClass();

    /** The environment of the sample: it listens on any free port of the loopback interface, and knows the password. */
    protected abstract Map<String, String> environment();

    /** What the sample prints when it listens, with the port as the first group. */
    protected abstract Pattern listening();

    @BeforeAll
    void startIn(@TempDir Path empty) throws IOException, InterruptedException {
        directory = empty;
        start();
    }

    private void start() throws IOException, InterruptedException {
        running = Optional.of(SampleProcess.start(mainClass(), environment(), listening(), directory));
    }

    @AfterAll
    void end() {
        running.ifPresent(SampleProcess::kill);
    }

    @Test
    void servesTheCatalogToPlatformsOnly() throws Exception {
        HttpResponse<String> catalog = send("GET", "/v2/catalog", "");
        assertThat(catalog.statusCode()).isEqualTo(200);
        assertThat(catalog.body()).contains("\"name\":\"notes\"");
        String tag = catalog.headers().firstValue("ETag").orElseThrow();
        assertThat(send(request("GET", "/v2/catalog", "").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);

        HttpResponse<String> stranger =
                send(request("GET", "/v2/catalog", "").setHeader("Authorization", basic("wrong")));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).isPresent();
        HttpResponse<String> old = send(request("GET", "/v2/catalog", "").setHeader("X-Broker-API-Version", "1.0"));
        assertThat(old.statusCode()).isEqualTo(412);
        for (HttpResponse<String> rejected : List.of(stranger, old, send("GET", "/v2/nothing", ""))) {
            assertThat(text(rejected, "description")).isNotEmpty();
            assertThat(rejected.headers().firstValue("X-Broker-API-Request-Identity"))
                    .hasValue("a-request");
        }
    }

    @Test
    void takesIdsWithAnyCharacters() throws Exception {
        String instance = "/v2/service_instances/team%2Fa%25b%3Bc%2E%2E";
        String binding = instance + "/service_bindings/app%2F1";
        assertThat(provision(instance, "").statusCode()).isEqualTo(201);
        assertThat(provision(instance, "").statusCode()).isEqualTo(200);
        HttpResponse<String> bound = send("PUT", binding, "{" + IDS + "}");
        assertThat(bound.statusCode()).isEqualTo(201);
        assertThat(text(bound, "token")).hasSizeGreaterThan(20);
        assertThat(send("DELETE", binding + QUERY, "").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", instance + QUERY, "").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", instance + QUERY, "").statusCode()).isEqualTo(410);
    }

    @Test
    void takesLargeBodiesUpToTheLimit() throws Exception {
        String instance = "/v2/service_instances/large";
        assertThat(provision(instance, "x".repeat(400_000)).statusCode()).isEqualTo(201);
        HttpResponse<String> tooLarge = provision("/v2/service_instances/larger", "x".repeat(4_000_000));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(text(tooLarge, "description")).isNotEmpty();
        assertThat(send("DELETE", instance + QUERY, "").statusCode()).isEqualTo(200);
    }

    @Test
    void livesOnAfterAKill() throws Exception {
        String kept = "/v2/service_instances/kept";
        String begun = "/v2/service_instances/begun";
        assertThat(provision(kept, "").statusCode()).isEqualTo(201);
        assertThat(send("PUT", kept + APP, "{" + IDS + "}").statusCode()).isEqualTo(201);
        Path template = waitingTemplate();
        HttpResponse<String> accepted = provision(begun + "?accepts_incomplete=true", "");
        assertThat(accepted.statusCode()).isEqualTo(202);
        String poll = begun + "/last_operation?operation=" + text(accepted, "operation");
        OutputStream whileHandlerReads = Files.newOutputStream(template);
        assertThat(text(send("GET", poll, ""), "state")).isEqualTo("in progress");
        end();
        whileHandlerReads.close();

        start();

        assertThat(text(send("GET", poll, ""), "state"))
                .as("it was killed in the middle")
                .isEqualTo("in progress");
        // Waits for the handler, which is called again.
        Files.writeString(template, "A note");
        Files.delete(template);
        assertThat(text(await(poll, response -> !text(response, "state").equals("in progress")), "state"))
                .isEqualTo("succeeded");
        assertThat(send("PUT", begun + APP, "{" + IDS + "}").statusCode()).isEqualTo(201);
        for (String each : List.of(kept, begun)) {
            assertThat(send("DELETE", each + APP + QUERY, "").statusCode()).isEqualTo(200);
            assertThat(send("DELETE", each + QUERY, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void waitsForHandlersWhenItIsStopped() throws Exception {
        String slow = "/v2/service_instances/slow";
        Path template = waitingTemplate();
        CompletableFuture<HttpResponse<String>> provisioned =
                http.sendAsync(request("PUT", slow, "{" + IDS + "}").build(), BodyHandlers.ofString());
        SampleProcess stopping = running.orElseThrow();
        try (OutputStream handlerReads = Files.newOutputStream(template)) {
            stopping.tellToStop();
            awaitRejection();
            handlerReads.write('x');
        }
        Files.delete(template);
        assertThat(provisioned.get().statusCode()).isEqualTo(201);
        stopping.awaitEnd();

        start();

        assertThat(send("DELETE", slow + QUERY, "").statusCode()).isEqualTo(200);
    }

    /** A pipe in the place of the template: the handler waits until the test writes to it, and the test until it reads. */
    private Path waitingTemplate() throws IOException, InterruptedException {
        Path template = directory.resolve("notes").resolve("template.txt");
        Files.createDirectories(template.getParent());
        assertThat(new ProcessBuilder("mkfifo", template.toString()).start().waitFor())
                .isZero();
        return template;
    }

    private HttpResponse<String> await(String path, Predicate<HttpResponse<String>> wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> response = send("GET", path, "");
        while (!wanted.test(response)) {
            assertThat(System.nanoTime())
                    .as("the last response is %s", response.body())
                    .isLessThan(deadline);
            Thread.sleep(PAUSE_MILLIS);
            response = send("GET", path, "");
        }
        return response;
    }

    /** Waits until the sample takes no requests for handlers any more, or no connections. */
    private void awaitRejection() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (send("DELETE", "/v2/service_instances/none" + QUERY, "").statusCode() == 503) {
                    return;
                }
            } catch (IOException closed) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("The sample does not stop");
    }

    private HttpResponse<String> provision(String path, String note) throws Exception {
        return send("PUT", path, "{" + IDS + ", \"parameters\": {\"text\": \"" + note + "\"}}");
    }

    /** Sends a request without credentials. */
    protected HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(running.orElseThrow().uri().resolve(path))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return send(request(method, path, body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(running.orElseThrow().uri().resolve(path))
                .header("Authorization", basic(PASSWORD))
                .header("Content-Type", "application/json")
                .header("X-Broker-API-Version", "2.17")
                .header("X-Broker-API-Request-Identity", "a-request")
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("platform:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The string that a response has under a name. */
    private static String text(HttpResponse<String> response, String name) {
        Matcher field = Pattern.compile('"' + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(response.body());
        assertThat(field.find()).as("%s in %s", name, response.body()).isTrue();
        return field.group(1);
    }
}

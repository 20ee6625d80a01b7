package io.openbroker.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.internal.testing.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server without any settings of its state is killed in the middle of its work, and started again. */
@Tag("slow")
class RestartTest {

    private static final Pattern LISTENS = Pattern.compile("listens on (http://\\S+?),? ");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void carriesOnWithWhatItHadAcceptedAndReportsIt() throws Exception {
        Path backend = Files.createDirectory(directory.resolve("backend"));
        String operation;
        String reported;
        Process first = start("first.log", MeteredServer.class);
        try {
            String body = """
                    {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s"}""".formatted(SlowBroker.SERVICE, SlowBroker.PLAN);
            operation = send(uri("first.log"), "PUT", "?accepts_incomplete=true", body)
                    .path("operation")
                    .asString();
            await("the handler has begun", () -> Files.exists(backend.resolve("i")));
            Files.createFile(backend.resolve("recorded"));
            Files.createFile(directory.resolve(MeteredServer.HANG));
            reported = JsonMapper.shared()
                    .readTree(http.send(
                                    request(uri("first.log"), "recorded", "PUT", "?accepts_incomplete=true", body),
                                    BodyHandlers.ofString())
                            .body())
                    .path("operation")
                    .asString();
            await("the observer hangs", () -> Files.exists(directory.resolve(MeteredServer.HANGS)));
        } finally {
            first.destroyForcibly().waitFor();
        }
        Files.delete(directory.resolve(MeteredServer.HANG));

        Process second = start("second.log", MeteredServer.class);
        try {
            URI uri = uri("second.log");
            await(
                    "the operation succeeds",
                    () -> send(uri, "GET", "/last_operation?operation=" + operation, "")
                            .path("state")
                            .asString()
                            .equals("succeeded"));
            assertThat(send(uri, "GET", "", "").path("plan_id").asString()).isEqualTo(SlowBroker.PLAN);
            assertThat(directory.resolve("openbroker-state").resolve("keys.json"))
                    .exists();
            Path meter = directory.resolve(MeteredServer.METER);
            await(
                    "both operations are reported",
                    () -> Files.exists(meter) && Files.readAllLines(meter).size() >= 2);
            assertThat(Files.readAllLines(meter))
                    .as("that of a handler that was killed, and the one that was recorded but not reported")
                    .containsExactlyInAnyOrder(
                            operation + " PROVISION i SUCCEEDED", reported + " PROVISION recorded SUCCEEDED");
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesNoBindingOfAnInstanceBehindThatWasBeingDeprovisioned(boolean async) throws Exception {
        Path backend = Files.createDirectory(directory.resolve("backend"));
        String ids = "?service_id=" + KeysBroker.SERVICE + "&plan_id=" + KeysBroker.PLAN
                + (async ? "&accepts_incomplete=true" : "");
        Process first = start("first.log", KeysBrokerDispatcher.class);
        try {
            String body = """
                    {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s"}""".formatted(KeysBroker.SERVICE, KeysBroker.PLAN);
            URI uri = uri("first.log");
            send(uri, "PUT", "", body);
            for (String binding : List.of("k1", "k2", "k3")) {
                assertThat(send(uri, "PUT", "/service_bindings/" + binding, body)
                                .path("credentials")
                                .path("key")
                                .asString())
                        .isEqualTo(binding);
            }
            Files.createFile(backend.resolve("hang"));
            var unused = http.sendAsync(request(uri, "i", "DELETE", ids, ""), BodyHandlers.ofString());
            await("the second unbind has begun", () -> Files.exists(backend.resolve("hangs")));
        } finally {
            first.destroyForcibly().waitFor();
        }
        Files.delete(backend.resolve("hang"));

        Process second = start("second.log", KeysBrokerDispatcher.class);
        try {
            URI uri = uri("second.log");
            await("the service instance is gone", () -> {
                if (!async) {
                    send(uri, "DELETE", ids, "");
                }
                return send(uri, "GET", "", "").path("error").asString("").equals("NotFound");
            });
            List<String> calls = Files.readAllLines(backend.resolve("calls"));
            assertThat(calls).contains("k1", "k2", "k3").endsWith("deprovision").containsOnlyOnce(calls.get(0));
            assertThat(backend.resolve("k1")).doesNotExist();
            assertThat(backend.resolve("k2")).doesNotExist();
            assertThat(backend.resolve("k3")).doesNotExist();
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    @Test
    void keepsNoStateOfABrokerThatKeepsItsOwn() throws Exception {
        Files.createDirectory(directory.resolve("backend"));
        String body = """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s"}""".formatted(FilesBroker.SERVICE, FilesBroker.PLAN);
        for (int life = 1; life <= 2; life++) {
            String log = "life" + life + ".log";
            Process process = start(log, FilesBrokerDispatcher.class);
            try {
                URI uri = uri(log);
                assertThat(send(uri, "PUT", "", body).path("dashboard_url").asString())
                        .isEqualTo(life == 1 ? "https://files.example/new" : "https://files.example/old");
                assertThat(Files.readString(directory.resolve(log)))
                        .contains("No state is stored for files (state = EXTERNAL).");
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("backend", "life1.log", "life2.log");
        }
    }

    private Process start(String log, Class<?> server) throws IOException {
        ProcessBuilder builder = JavaCommand.of(server)
                .builder()
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(directory.resolve(log).toString()));
        builder.environment().put("PORT", "0");
        builder.environment().put("OPENBROKER_AUTHENTICATION", "none");
        builder.environment().put("OPENBROKER_HOST", "127.0.0.1");
        return builder.start();
    }

    private URI uri(String log) throws Exception {
        await("the server listens", () -> listens(log).find());
        Matcher listens = listens(log);
        assertThat(listens.find()).isTrue();
        return URI.create(listens.group(1));
    }

    private Matcher listens(String log) throws IOException {
        return LISTENS.matcher(Files.readString(directory.resolve(log)));
    }

    private JsonNode send(URI uri, String method, String rest, String body) throws IOException, InterruptedException {
        HttpRequest request = request(uri, "i", method, rest, body);
        return JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private static HttpRequest request(URI uri, String instance, String method, String rest, String body) {
        return HttpRequest.newBuilder(URI.create(uri + "/v2/service_instances/" + instance + rest))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private interface Condition {

        boolean holds() throws Exception;
    }

    private void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain until " + what + "; the logs are: " + logs());
            }
            Thread.sleep(50);
        }
    }

    private List<String> logs() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            return e.toString();
                        }
                    })
                    .toList();
        }
    }
}

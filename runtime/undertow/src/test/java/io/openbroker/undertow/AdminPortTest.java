package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The admin port has the same steps as the port of platforms. */
class AdminPortTest {

    private static final String IDENTITY = "X-Broker-API-Request-Identity";
    private static final String FAIL = "/operator/operations/o1/fail";

    private final BrokerServer server = BrokerServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials("user", "pass")
                    .withAdmin(
                            AdminSettings.onPort(0).withAdmin("ops", "0perator").withViewer("view", "v1ewer")),
            new RecordingBroker());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @AfterEach
    void stop() {
        for (String name : List.of("io.openbroker.audit", "io.openbroker.runtime.authentication")) {
            ((Logger) LoggerFactory.getLogger(name)).detachAppender(log);
        }
        server.close();
    }

    @Test
    void slowsGuessingDownAndNobodyElse() throws Exception {
        listenTo("io.openbroker.runtime.authentication");
        for (int i = 0; i < 10; i++) {
            assertThat(send(request("/operator/instances", "ops", "guess" + i)).statusCode())
                    .isEqualTo(401);
        }
        assertThat(log.list)
                .hasSize(10)
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .contains("Authentication from 127.0.0.1 failed")
                        .doesNotContain("guess"));
        List<CompletableFuture<HttpResponse<String>>> guesses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            guesses.add(http.sendAsync(
                    request("/operator/instances", "ops", "more" + i).build(), BodyHandlers.ofString()));
        }
        // The first one waits for a second; when its response is there, others are still waiting.
        CompletableFuture.anyOf(guesses.toArray(CompletableFuture[]::new)).get();

        assertThat(send(request("/operator/instances", "ops", "0perator")).statusCode())
                .isEqualTo(200);
        assertThat(guesses).filteredOn(guess -> !guess.isDone()).isNotEmpty();
        assertThat(guesses.stream().map(CompletableFuture::join)).allMatch(response -> response.statusCode() == 401);
    }

    @Test
    void hasGeneratedCredentialsWhereNoneAreSet() throws Exception {
        try (BrokerServer other = BrokerServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withCredentials("user", "pass")
                        .withAdmin(AdminSettings.onPort(0)),
                new RecordingBroker())) {
            BasicCredentials generated = other.generatedAdminCredentials().orElseThrow();
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(other.adminUri().orElseThrow() + "/operator/instances"))
                    .header("Authorization", ServerTest.basic(generated.user(), generated.password()));
            assertThat(send(request).statusCode()).isEqualTo(200);
        }
        assertThat(server.generatedAdminCredentials()).isEmpty();
    }

    @Test
    void auditsEveryRequestForAChange() throws Exception {
        listenTo("io.openbroker.audit");
        HttpRequest.Builder ofAdmin = fail("ops", "0perator").header(IDENTITY, "request-1");
        assertThat(send(ofAdmin).statusCode()).isEqualTo(404);
        assertThat(send(fail("view", "v1ewer")).statusCode()).isEqualTo(403);
        assertThat(send(fail("ops", "wr0ng")).statusCode()).isEqualTo(401);
        assertThat(send(request("/operator/operations/o1", "ops", "0perator")).statusCode())
                .isEqualTo(404);

        List<JsonNode> lines = log.list.stream()
                .map(event -> JsonMapper.shared().readTree(event.getFormattedMessage()))
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo(JsonMapper.shared().readTree("""
                        {"event": "admin_request", "kind": "FAIL_OPERATION", "request_identity": "request-1",
                         "caller": "ops", "address": "127.0.0.1", "operation": "o1", "outcome": "NOT_FOUND", "status": 404}"""));
        assertThat(lines.get(1).path("caller").asString()).isEqualTo("view");
        assertThat(lines.get(1).path("outcome").asString()).isEqualTo("ADMIN_REQUIRED");
        assertThat(lines.get(2).has("caller")).isFalse();
        assertThat(lines.get(2).path("status").asInt()).isEqualTo(401);
    }

    @Test
    void everyResponseHasTheRequestIdentityAndIsNotStored() throws Exception {
        for (String path : List.of("/operator/instances", "/operator/none", "/operator/instances?x=y", "/metrics")) {
            HttpResponse<String> response =
                    send(request(path, "ops", "0perator").header(IDENTITY, "id-1"));
            assertThat(response.headers().allValues(IDENTITY)).as(path).containsExactly("id-1");
            assertThat(response.headers().firstValue("Cache-Control")).as(path).contains("no-store");
        }
        HttpResponse<String> unusable =
                send(request("/operator/instances", "ops", "0perator").header(IDENTITY, "x".repeat(256)));
        assertThat(unusable.statusCode()).isEqualTo(400);
        assertThat(unusable.headers().firstValue(IDENTITY))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
    }

    @Test
    void hasNoPagesAndNoSessionsWithoutAConsole() throws Exception {
        for (String path : List.of("/", "/console/", "/operator/session")) {
            HttpResponse<String> anonymous =
                    send(HttpRequest.newBuilder(URI.create(server.adminUri().orElseThrow() + path)));
            assertThat(anonymous.statusCode()).as(path).isEqualTo(401);
            assertThat(anonymous.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic");
            assertThat(send(request(path, "ops", "0perator")).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void limitsBodies() throws Exception {
        String nested = "{\"description\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";
        HttpResponse<String> deep = send(fail("ops", "0perator").POST(BodyPublishers.ofString(nested)));
        assertThat(deep.statusCode()).isEqualTo(400);
        assertThat(deep.body()).contains("MalformedRequest");
        HttpResponse<String> large = send(fail("ops", "0perator").POST(BodyPublishers.ofString(" ".repeat(20_000))));
        assertThat(large.statusCode()).isEqualTo(413);
    }

    private void listenTo(String logger) {
        log.start();
        ((Logger) LoggerFactory.getLogger(logger)).addAppender(log);
    }

    private HttpRequest.Builder fail(String user, String password) {
        return request(FAIL, user, password)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"description\": \"It hangs\"}"));
    }

    private HttpRequest.Builder request(String target, String user, String password) {
        return HttpRequest.newBuilder(URI.create(server.adminUri().orElseThrow() + target))
                .header("Authorization", ServerTest.basic(user, password));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}

package io.openbroker.jdbc.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Work of people outlives the process that has received the request, on each state that does. */
abstract class ManualWorkContract {

    static final String PASSWORD = "s3cr3t-by-hand";

    private static final String BODY = """
            {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s"}""".formatted(HandBroker.SERVICE, HandBroker.PLAN);
    private static final String INSTANCE = "/v2/service_instances/i";
    private static final String BINDING = INSTANCE + "/service_bindings/b";

    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HandBroker broker = new HandBroker();
    private Optional<BrokerServer> running = Optional.empty();

    /** Opens the state, the same one each time. */
    abstract BrokerState state();

    /** Looks for a text in what the state has written. */
    abstract boolean stores(String text) throws Exception;

    @AfterEach
    void stop() {
        running.ifPresent(BrokerServer::close);
        running = Optional.empty();
    }

    @Test
    void waitsForAnOperatorAcrossRestarts() throws Exception {
        start();
        String provision = platform("PUT", INSTANCE + "?accepts_incomplete=true", BODY)
                .path("operation")
                .asString();
        stop();
        start();
        JsonNode waiting = JsonMapper.shared()
                .readTree(admin("GET", "/operator/operations/" + provision, "").body());
        assertThat(waiting.path("activity").asString()).isEqualTo("manual");
        assertThat(waiting.path("instructions").asString()).isEqualTo(HandBroker.INSTRUCTIONS);
        assertThat(succeed(provision, "{\"result\": {\"dashboard_url\": \"https://d\"}}"))
                .isEqualTo(200);

        String bind = platform("PUT", BINDING + "?accepts_incomplete=true", BODY)
                .path("operation")
                .asString();
        stop();
        start();
        assertThat(succeed(bind, "{\"result\": {\"credentials\": {\"password\": \"" + PASSWORD + "\"}}}"))
                .isEqualTo(200);
        stop();
        assertThat(stores(provision)).isTrue();
        assertThat(stores(HandBroker.INSTRUCTIONS)).isFalse();
        assertThat(stores(PASSWORD)).isFalse();

        start();
        assertThat(platform("GET", INSTANCE, "").path("dashboard_url").asString())
                .isEqualTo("https://d");
        assertThat(platform("GET", BINDING, "")
                        .path("credentials")
                        .path("password")
                        .asString())
                .isEqualTo(PASSWORD);
        assertThat(platform("GET", INSTANCE + "/last_operation", "")
                        .path("state")
                        .asString())
                .isEqualTo("succeeded");
        assertThat(admin("GET", "/operator/operations?state=in_progress", "").body())
                .isEqualTo("{\"operations\":[]}");
        // Nobody has asked the handler again.
        assertThat(broker.calls()).containsExactly("i");
    }

    @Test
    void endsOnceThoughManyOperatorsSaySo() throws Exception {
        start();
        String provision = platform("PUT", INSTANCE + "?accepts_incomplete=true", BODY)
                .path("operation")
                .asString();
        List<CompletableFuture<Integer>> ends = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return succeed(provision, "{\"result\": {\"dashboard_url\": \"https://" + i + "\"}}");
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        assertThat(ends.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        assertThat(platform("GET", INSTANCE + "/last_operation", "")
                        .path("state")
                        .asString())
                .isEqualTo("succeeded");
    }

    private void start() {
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withAdmin(AdminSettings.onPort(0).withAdmin("ops", "0perator"))
                .withoutAuthentication();
        running = Optional.of(BrokerServer.start(settings, state(), new HandBrokerDispatcher(broker)));
    }

    private int succeed(String operation, String body) throws IOException, InterruptedException {
        return admin("POST", "/operator/operations/" + operation + "/succeed", body)
                .statusCode();
    }

    private HttpResponse<String> admin(String method, String path, String body)
            throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString("ops:0perator".getBytes(StandardCharsets.UTF_8));
        URI uri = URI.create(running.orElseThrow().adminUri().orElseThrow() + path);
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode platform(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(running.orElseThrow().uri() + path))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}

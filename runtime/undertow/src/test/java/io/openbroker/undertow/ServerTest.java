package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fresh server for each test, and an HTTP client. */
abstract class ServerTest {

    static final String IDENTITY = "X-Broker-API-Request-Identity";
    static final String INSTANCE = "/v2/service_instances/i";
    static final String BODY =
            "{\"service_id\":\"s\",\"plan_id\":\"p\",\"context\":{\"platform\":\"kubernetes\"},\"parameters\":{\"a\":1}}";

    final RecordingBroker broker = new RecordingBroker();
    final BrokerServer server = BrokerServer.start(settings(), broker);
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ServerSettings settings() {
        return ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withCredentials("user", "pass")
                .withCredentials("next", "pässwörd");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    HttpRequest.Builder request(String method, String target, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(server.uri() + target))
                .method(method, body)
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .header("Authorization", basic("user", "pass"))
                .header(IDENTITY, "the-id");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String target, String body) throws IOException, InterruptedException {
        return send(request(method, target, BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return send(request("GET", target, BodyPublishers.noBody()));
    }

    /** The answer is an error as the specification has them, with the request's identity, and no handler was called. */
    void assertRefused(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue(IDENTITY)).contains("the-id");
        JsonNode body = JsonMapper.shared().readTree(response.body());
        assertThat(body.path("error").asString()).isEqualTo(error);
        assertThat(body.path("description").asString()).isNotBlank();
        assertThat(broker.requests).isEmpty();
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}

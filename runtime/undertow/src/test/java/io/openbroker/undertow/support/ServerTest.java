package io.openbroker.undertow.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
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
public abstract class ServerTest {

    public static final String IDENTITY = "X-Broker-API-Request-Identity";
    public static final String INSTANCE = "/v2/service_instances/i";
    public static final String BODY =
            "{\"service_id\":\"s\",\"plan_id\":\"p\",\"context\":{\"platform\":\"kubernetes\"},\"parameters\":{\"a\":1}}";

    protected final RecordingBroker broker = new RecordingBroker();
    protected final TestServer server = TestServer.start(settings(), broker);
    protected final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    protected ServerSettings settings() {
        return ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withCredentials("user", "pass")
                .withCredentials("next", "pässwörd");
    }

    @AfterEach
    protected void stop() {
        server.close();
    }

    protected HttpRequest.Builder request(String method, String target, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(server.uri() + target))
                .method(method, body)
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .header("Authorization", basic("user", "pass"))
                .header(IDENTITY, "the-id");
    }

    protected HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    protected HttpResponse<String> send(String method, String target, String body)
            throws IOException, InterruptedException {
        return send(request(method, target, BodyPublishers.ofString(body)));
    }

    protected HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return send(request("GET", target, BodyPublishers.noBody()));
    }

    /** The answer is an error as the specification has them, with the request's identity, and no handler was called. */
    protected void assertRejected(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue(IDENTITY)).contains("the-id");
        JsonNode body = JsonMapper.shared().readTree(response.body());
        assertThat(body.path("error").asString()).isEqualTo(error);
        assertThat(body.path("description").asString()).isNotBlank();
        assertThat(broker.requests).isEmpty();
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}

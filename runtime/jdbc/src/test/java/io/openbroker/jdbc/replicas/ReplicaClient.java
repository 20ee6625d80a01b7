package io.openbroker.jdbc.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.BrokerServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to whichever replica a test names. */
final class ReplicaClient {

    record Answer(int status, JsonNode body) {}

    interface Condition {

        boolean holds() throws Exception;
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Answer send(BrokerServer server, String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + path))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }

    /** The state of an operation on a service instance. */
    String state(BrokerServer server, String instance, String operation) throws IOException, InterruptedException {
        return send(server, "GET", "/v2/service_instances/" + instance + "/last_operation?operation=" + operation, "")
                .body()
                .path("state")
                .asString("");
    }

    static String operation(Answer accepted) {
        assertThat(accepted.status()).isEqualTo(202);
        return accepted.body().path("operation").asString();
    }

    static void await(Condition condition) throws Exception {
        for (int i = 0; i < 1_200; i++) {
            if (condition.holds()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Waited in vain");
    }
}

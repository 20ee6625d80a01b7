package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A platform that uses a broker over HTTP.
 *
 * @param base where the broker is, without {@code /v2}
 * @param credentials user and password, or empty for none
 */
record Platform(String base, String credentials) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String IDS =
            "\"service_id\": \"" + QueueBroker.SERVICE + "\", \"plan_id\": \"" + QueueBroker.PLAN + "\"";
    static final String CONTEXT = ", \"context\": {\"platform\": \"kubernetes\"}";
    private static final String QUERY = "?service_id=" + QueueBroker.SERVICE + "&plan_id=" + QueueBroker.PLAN;

    static Platform on(int port) {
        return new Platform("http://localhost:" + port, "cf:s3cr3t");
    }

    Platform at(String prefix) {
        return new Platform(base + prefix, credentials);
    }

    Platform as(String other) {
        return new Platform(base, other);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json");
        if (!credentials.isEmpty()) {
            String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + encoded);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("There was no response to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was stopped", e);
        }
    }

    HttpResponse<String> provision(String id) {
        return send(
                "PUT",
                instance(id) + "?accepts_incomplete=true",
                "{" + IDS + CONTEXT + ", \"parameters\": {\"megabytes\": 7}}");
    }

    HttpResponse<String> bind(String id, String binding) {
        return send("PUT", instance(id) + "/service_bindings/" + binding, "{" + IDS + "}");
    }

    HttpResponse<String> unbind(String id, String binding) {
        return send("DELETE", instance(id) + "/service_bindings/" + binding + QUERY, "");
    }

    HttpResponse<String> deprovision(String id) {
        return send("DELETE", instance(id) + QUERY, "");
    }

    static String instance(String id) {
        return "/v2/service_instances/" + id;
    }

    /** Polls until the operation has ended, and returns the last response. */
    String poll(String id) throws InterruptedException {
        String body = "in progress";
        for (int i = 0; i < 1_000 && body.contains("in progress"); i++) {
            Thread.sleep(10);
            body = send("GET", instance(id) + "/last_operation", "").body();
        }
        return body;
    }

    /** Uses a service instance from its creation to its deletion. */
    void walk(String id) throws InterruptedException {
        assertThat(send("GET", "/v2/catalog", "").body()).contains(QueueBroker.SERVICE);
        HttpResponse<String> provisioned = provision(id);
        assertThat(provisioned.statusCode()).as(provisioned.body()).isEqualTo(202);
        assertThat(poll(id)).contains("succeeded");
        HttpResponse<String> bound = bind(id, "b1");
        assertThat(bound.statusCode()).isEqualTo(201);
        assertThat(bound.body()).contains("\"user\":\"b1\"", "\"password\":\"s3cr3t\"");
        assertThat(bind(id, "b1").statusCode()).isEqualTo(200);
        assertThat(unbind(id, "b1").statusCode()).isEqualTo(200);
        assertThat(deprovision(id).statusCode()).isEqualTo(200);
        assertThat(deprovision(id).statusCode()).isEqualTo(410);
    }
}

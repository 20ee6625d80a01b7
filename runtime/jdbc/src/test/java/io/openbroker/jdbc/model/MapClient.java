package io.openbroker.jdbc.model;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to the broker of the model tests. Safe for use by many threads. */
final class MapClient {

    static final String DELETION_IDS = "service_id=" + MapBroker.SERVICE + "&plan_id=" + MapBroker.PLAN;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI broker;

    MapClient(URI broker) {
        this.broker = broker;
    }

    record Answer(int status, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    Answer send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(broker + path))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }

    /** Polls until an operation has ended, and tells whether it has succeeded. */
    boolean succeeds(String path, String operation) throws IOException, InterruptedException {
        while (true) {
            String state = send("GET", path + "/last_operation?operation=" + operation, "")
                    .text("state");
            if (!state.equals("in progress")) {
                return state.equals("succeeded");
            }
            Thread.sleep(5);
        }
    }

    /** The path of a service instance {@code i0}, or of a service binding {@code i0-b0} of it. */
    static String path(String id) {
        int dash = id.indexOf('-');
        return dash < 0
                ? "/v2/service_instances/" + id
                : "/v2/service_instances/" + id.substring(0, dash) + "/service_bindings/" + id;
    }

    static String creation(String plan, int size) {
        return """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s",
                 "parameters": {"size": %d}}""".formatted(MapBroker.SERVICE, plan, size);
    }

    static String update(String plan, int size) {
        return """
                {"service_id": "%s", "plan_id": "%s", "parameters": {"size": %d}}""".formatted(MapBroker.SERVICE, plan, size);
    }
}

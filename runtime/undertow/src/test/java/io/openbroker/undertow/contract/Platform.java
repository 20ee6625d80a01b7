package io.openbroker.undertow.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A platform that talks to a broker as Cloud Foundry would: a real HTTP client. */
final class Platform {

    static final String USER = "cf";
    static final String PASSWORD = "pl4tform";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI broker;

    Platform(URI broker) {
        this.broker = broker;
    }

    URI uri() {
        return broker;
    }

    /** The ids of an offering and one of its plans. */
    record Offer(String serviceId, String planId) {}

    static final Offer SYNC = new Offer(SyncBroker.SERVICE, SyncBroker.SMALL_ID);
    static final Offer ASYNC = new Offer(AsyncBroker.SERVICE, AsyncBroker.ONLY_ID);
    static final Offer DELEGATING = new Offer(DelegatingBroker.SERVICE, DelegatingBroker.ONLY_ID);

    /** The answer of a broker. */
    record Answer(int status, JsonNode body, Map<String, String> headers) {

        String text(String field) {
            return body.path(field).asString("");
        }

        String operation() {
            return text("operation");
        }

        String error() {
            return text("error");
        }

        String state() {
            return text("state");
        }
    }

    Answer provision(String id, Offer offer, String parameters, boolean async) {
        return send("PUT", "/v2/service_instances/" + id + accepts(async), provisionBody(offer, parameters));
    }

    static String provisionBody(Offer offer, String parameters) {
        return """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "org", "space_guid": "space",
                 "context": {"platform": "cloudfoundry", "organization_guid": "org", "space_guid": "space"},
                 "parameters": %s}""".formatted(offer.serviceId(), offer.planId(), parameters);
    }

    Answer update(String id, String body, boolean async) {
        return send("PATCH", "/v2/service_instances/" + id + accepts(async), body);
    }

    Answer deprovision(String id, Offer offer, boolean async) {
        return send("DELETE", "/v2/service_instances/" + id + ids(offer, async), "");
    }

    Answer bind(String id, String binding, Offer offer, String parameters, boolean async) {
        String body = """
                {"service_id": "%s", "plan_id": "%s", "bind_resource": {"app_guid": "app"}, "parameters": %s}""".formatted(offer.serviceId(), offer.planId(), parameters);
        return send("PUT", bindingPath(id, binding) + accepts(async), body);
    }

    Answer rotate(String id, String binding, String predecessor) {
        return send("PUT", bindingPath(id, binding), "{\"predecessor_binding_id\": \"" + predecessor + "\"}");
    }

    Answer unbind(String id, String binding, Offer offer, boolean async) {
        return send("DELETE", bindingPath(id, binding) + ids(offer, async), "");
    }

    Answer fetch(String id) {
        return send("GET", "/v2/service_instances/" + id, "");
    }

    Answer fetchBinding(String id, String binding) {
        return send("GET", bindingPath(id, binding), "");
    }

    Answer poll(String id, String operation) {
        return send("GET", "/v2/service_instances/" + id + "/last_operation" + query(operation), "");
    }

    Answer pollBinding(String id, String binding, String operation) {
        return send("GET", bindingPath(id, binding) + "/last_operation" + query(operation), "");
    }

    /** Polls until the operation has ended. */
    Answer await(String id, String operation) throws InterruptedException {
        return await(() -> poll(id, operation));
    }

    /** Polls until there is something to tell of the operation. */
    Answer awaitDescription(String id, String operation) throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            Answer answer = poll(id, operation);
            if (!answer.text("description").isEmpty()) {
                return answer;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("Nothing was told of the operation");
    }

    /** Polls until the operation on a service binding has ended. */
    Answer awaitBinding(String id, String binding, String operation) throws InterruptedException {
        return await(() -> pollBinding(id, binding, operation));
    }

    private static Answer await(java.util.function.Supplier<Answer> poll) throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            Answer answer = poll.get();
            if (!answer.state().equals("in progress")) {
                return answer;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("The operation did not end");
    }

    Answer send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(broker.toString() + path))
                .header("X-Broker-API-Version", "2.17")
                .header("Authorization", basic(USER, PASSWORD));
        if (body.isEmpty()) {
            return send(request.method(method, BodyPublishers.noBody()));
        }
        return send(request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
            // Containers respond to some malformed targets themselves.
            JsonNode body = response.body().isEmpty() || !isJson(response)
                    ? JsonMapper.shared().createObjectNode()
                    : JsonMapper.shared().readTree(response.body());
            return new Answer(response.statusCode(), (ObjectNode) body, headers);
        } catch (IOException e) {
            throw new AssertionError("The broker gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private static boolean isJson(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Content-Type")
                .filter("application/json"::equals)
                .isPresent();
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String bindingPath(String id, String binding) {
        return "/v2/service_instances/" + id + "/service_bindings/" + binding;
    }

    private static String accepts(boolean async) {
        return async ? "?accepts_incomplete=true" : "";
    }

    private static String ids(Offer offer, boolean async) {
        return "?service_id=" + offer.serviceId() + "&plan_id=" + offer.planId()
                + (async ? "&accepts_incomplete=true" : "");
    }

    private static String query(String operation) {
        return operation.isEmpty() ? "" : "?operation=" + operation;
    }
}

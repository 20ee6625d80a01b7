package io.openbroker.jdbc.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.state.BrokerState;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random requests, some asynchronous, some that fail, of a few ids that they have in common; after each the broker has to
 * have answered as the {@link Model} does. A failure names the seed, with which it is repeated.
 */
abstract class ModelContract {

    private static final int STEPS = Integer.getInteger("openbroker.model.steps", 1_000);
    private static final long SEED = Long.getLong("openbroker.model.seed", System.nanoTime());
    private static final String IDS = "service_id=" + MapBroker.SERVICE + "&plan_id=" + MapBroker.PLAN;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MapBroker broker = new MapBroker();
    private final Model model = new Model();
    private final Random random = new Random(SEED);

    /** Empty state; none if it is to be kept in memory. */
    abstract Optional<BrokerState> state();

    @Test
    void answersAsTheModelDoes() throws Exception {
        ServerSettings settings =
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withoutAuthentication();
        MapBrokerDispatcher dispatcher = new MapBrokerDispatcher(broker);
        try (BrokerServer server = state().map(state -> BrokerServer.start(settings, state, dispatcher))
                .orElseGet(() -> BrokerServer.start(settings, dispatcher))) {
            for (int step = 0; step < STEPS; step++) {
                step(server.uri(), "seed " + SEED + ", step " + step);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(send(server.uri(), "GET", "/v2/service_instances/i" + i, "")
                                .status())
                        .isEqualTo(model.fetch("i" + i));
            }
        }
        // Left-over creations of the model left no entry behind, since the broker refuses before it does anything.
        assertThat(broker.entries()).as("seed " + SEED).containsAllEntriesOf(model.existing());
    }

    private void step(URI uri, String name) throws Exception {
        String instance = "i" + random.nextInt(3);
        String binding = instance + "-b" + random.nextInt(2);
        String path = "/v2/service_instances/" + instance;
        String bindingPath = path + "/service_bindings/" + binding;
        int size = random.nextInt(6);
        boolean async = random.nextBoolean();
        int action = random.nextInt(6);
        int expected;
        int answered;
        switch (action) {
            case 0 -> {
                expected = model.create(instance, "", size, async);
                answered = end(uri, "PUT", path, creation(size), async);
            }
            case 1 -> {
                expected = model.update(instance, size, async);
                answered = end(uri, "PATCH", path, update(size), async);
            }
            case 2 -> {
                expected = model.delete(instance);
                answered = end(uri, "DELETE", path, "", async);
            }
            case 3 -> {
                expected = model.create(binding, instance, size, async);
                answered = end(uri, "PUT", bindingPath, creation(size), async);
            }
            case 4 -> {
                expected = model.delete(binding);
                answered = end(uri, "DELETE", bindingPath, "", async);
            }
            default -> {
                expected = model.fetch(instance);
                answered = send(uri, "GET", path, "").status();
            }
        }
        assertThat(answered)
                .as(name + ": action " + action + " on " + binding + ", size " + size + ", async " + async)
                .isEqualTo(expected);
    }

    /** The status of a request once it has ended, as it would be if the platform had waited. */
    private int end(URI uri, String method, String path, String body, boolean async) throws Exception {
        String query = (method.equals("DELETE") ? "?" + IDS + "&" : "?") + (async ? "accepts_incomplete=true" : "");
        Answer answer = send(uri, method, path + query, body);
        if (answer.status() != 202) {
            return answer.status();
        }
        String operation = answer.body().path("operation").asString();
        while (true) {
            JsonNode poll = send(uri, "GET", path + "/last_operation?operation=" + operation, "")
                    .body();
            switch (poll.path("state").asString()) {
                case "succeeded" -> {
                    return method.equals("PUT") ? 201 : 200;
                }
                case "failed" -> {
                    return 422;
                }
                default -> Thread.sleep(5);
            }
        }
    }

    private record Answer(int status, JsonNode body) {}

    private Answer send(URI uri, String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri + path))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }

    private static String creation(int size) {
        return """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s",
                 "parameters": {"size": %d}}""".formatted(MapBroker.SERVICE, MapBroker.PLAN, size);
    }

    private static String update(int size) {
        return "{\"service_id\": \"%s\", \"parameters\": {\"size\": %d}}".formatted(MapBroker.SERVICE, size);
    }
}

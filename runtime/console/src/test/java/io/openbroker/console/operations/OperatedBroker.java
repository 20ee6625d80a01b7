package io.openbroker.console.operations;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.TimeSource;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A broker with an admin port, and its only platform. */
final class OperatedBroker implements AutoCloseable {

    static final BasicCredentials ADMIN = new BasicCredentials("ops", "mend");
    static final BasicCredentials VIEWER = new BasicCredentials("audience", "look");

    private static final BasicCredentials PLATFORM = new BasicCredentials("platform", "secret");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StuckBroker stuck = new StuckBroker();
    private final BrokerServer server;

    private OperatedBroker(TimeSource time, int adminPort) {
        this.server = BrokerServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withCredentials(PLATFORM.user(), PLATFORM.password())
                        .withAdmin(AdminSettings.onPort(adminPort)
                                .withAdmin(ADMIN.user(), ADMIN.password())
                                .withViewer(VIEWER.user(), VIEWER.password())),
                time,
                Optional.of(new InMemoryState(time)),
                new StuckBrokerDispatcher(stuck),
                new ManualBrokerDispatcher(new ManualBroker()));
    }

    static OperatedBroker start(TimeSource time) {
        return new OperatedBroker(time, 0);
    }

    /** Starts a broker that knows nothing, whose admin port is where another one's was. */
    static OperatedBroker startOn(int adminPort) {
        return new OperatedBroker(TimeSource.SYSTEM, adminPort);
    }

    StuckBroker stuck() {
        return stuck;
    }

    URI adminUri() {
        return server.adminUri().orElseThrow();
    }

    /**
     * Begins to create a service instance, whose id tells how its handler behaves.
     *
     * @return the id of the operation
     */
    String provision(String instance) throws IOException, InterruptedException {
        return operation(
                send("PUT", instance + "?accepts_incomplete=true", body(StuckBroker.SERVICE, StuckBroker.SMALL_PLAN)));
    }

    /** Begins to create a service instance that an operator has to make. */
    String provisionByHand(String instance) throws IOException, InterruptedException {
        return operation(
                send("PUT", instance + "?accepts_incomplete=true", body(ManualBroker.SERVICE, ManualBroker.PLAN)));
    }

    void bind(String instance, String binding) throws IOException, InterruptedException {
        JsonNode response = send(
                "PUT", instance + "/service_bindings/" + binding, body(StuckBroker.SERVICE, StuckBroker.SMALL_PLAN));
        if (!response.has("credentials")) {
            throw new AssertionError("No credentials but " + response);
        }
    }

    /** Waits until the last operation on a service instance has ended; returns what its platform receives. */
    JsonNode ended(String instance) throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            JsonNode status = last(instance);
            if (!status.path("state").asString().equals("in progress")) {
                return status;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The operation has not ended");
    }

    /** What the platform receives when it polls a service instance. */
    JsonNode last(String instance) throws IOException, InterruptedException {
        return send("GET", instance + "/last_operation", "");
    }

    /** Another operator fails an operation. */
    void fail(String operation, String description) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(adminUri().resolve("/operator/operations/" + operation + "/fail"))
                .header("Content-Type", "application/json")
                .header("Authorization", basic(ADMIN))
                .POST(BodyPublishers.ofString("{\"description\": \"" + description + "\"}"))
                .build();
        int status = http.send(request, BodyHandlers.ofString()).statusCode();
        if (status != 200) {
            throw new AssertionError("Status " + status);
        }
    }

    private static String basic(BasicCredentials user) {
        byte[] bytes = (user.user() + ":" + user.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    private static String operation(JsonNode response) {
        if (!response.has("operation")) {
            throw new AssertionError("Not accepted but " + response);
        }
        return response.path("operation").asString();
    }

    private static String body(String service, String plan) {
        return """
            {"service_id": "%s", "plan_id": "%s",
             "context": {"platform": "cloudfoundry", "organization_guid": "o-1", "organization_name": "acme",
                         "space_guid": "s-1", "space_name": "dev", "instance_name": "orders"}}\
            """.formatted(service, plan);
    }

    private JsonNode send(String method, String target, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + "/v2/service_instances/" + target))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .header("Authorization", basic(PLATFORM))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        stuck.open();
        server.close();
    }
}

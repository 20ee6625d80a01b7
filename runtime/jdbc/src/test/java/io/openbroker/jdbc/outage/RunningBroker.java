package io.openbroker.jdbc.outage;

import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;

/** The assembled server, and a platform in front of it. */
final class RunningBroker implements AutoCloseable {

    private static final String IDS = "service_id=" + PlainBroker.SERVICE + "&plan_id=" + PlainBroker.PLAN;
    private static final String FIELDS =
            "\"service_id\": \"" + PlainBroker.SERVICE + "\", \"plan_id\": \"" + PlainBroker.PLAN + "\"";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final PlainBroker handlers = new PlainBroker();
    private final BrokerServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RunningBroker(BrokerState state) {
        server = BrokerServer.start(
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withoutAuthentication(),
                state,
                new PlainBrokerDispatcher(handlers));
    }

    int provision(String id) {
        return provision(id, 0);
    }

    int provision(String id, int millis) {
        return send(
                        "PUT",
                        path(id),
                        "{" + FIELDS + ", \"organization_guid\": \"o\", \"space_guid\": \"s\","
                                + " \"parameters\": {\"millis\": " + millis + "}}")
                .statusCode();
    }

    int bind(String id, String binding) {
        return send("PUT", path(id) + "/service_bindings/" + binding, "{" + FIELDS + "}")
                .statusCode();
    }

    int unbind(String id, String binding) {
        return send("DELETE", path(id) + "/service_bindings/" + binding + "?" + IDS, "")
                .statusCode();
    }

    int deprovision(String id) {
        return send("DELETE", path(id) + "?" + IDS, "").statusCode();
    }

    int fetch(String id) {
        return send("GET", path(id), "").statusCode();
    }

    int poll(String id) {
        return send("GET", path(id) + "/last_operation", "").statusCode();
    }

    int ready() {
        return send("GET", "/health/ready", "").statusCode();
    }

    HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + path))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                // What Cloud Foundry waits for at most.
                .timeout(Duration.ofSeconds(60))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (path.startsWith("/v2/")) {
                checkFailure(method + " " + path, response);
            }
            return response;
        } catch (IOException e) {
            throw new AssertionError("No response to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whatever fails here, the state is the cause, and the platform learns that and when to come back. */
    private static void checkFailure(String request, HttpResponse<String> response) {
        boolean explained = response.statusCode() == 503
                && response.body().contains("\"StateUnavailable\"")
                && response.headers().firstValue("Retry-After").isPresent();
        if (response.statusCode() >= 500 && !explained) {
            throw new AssertionError(request + " received " + response.statusCode() + " " + response.body());
        }
    }

    static void await(String what, Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain until " + what);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static String path(String id) {
        return "/v2/service_instances/" + id;
    }
}

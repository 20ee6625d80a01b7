package io.openbroker.jdbc.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform that does not give up: it sends a request until it is acknowledged, to whichever replica, and deletes what may
 * be left of a creation that failed, as the specification wants it ("Orphan Mitigation").
 */
final class Client {

    static final String USER = "cf";
    static final String PASSWORD = "pl4tform";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String IDS = "service_id=" + TableBroker.SERVICE + "&plan_id=" + TableBroker.PLAN;
    private static final String FIELDS =
            "\"service_id\": \"" + TableBroker.SERVICE + "\", \"plan_id\": \"" + TableBroker.PLAN + "\"";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<Integer> ports;
    private final Random random;

    Client(List<Integer> ports, Random random) {
        this.ports = ports;
        this.random = random;
    }

    /** The answer of a replica. */
    record Answer(int status, JsonNode body) {

        boolean succeeded() {
            return status == 200 || status == 201;
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    void provision(String id, int size) throws InterruptedException {
        String body = "{" + FIELDS
                + ", \"organization_guid\": \"o\", \"space_guid\": \"s\", \"parameters\": {\"size\": " + size + "}}";
        create(path(id), body);
    }

    void bind(String id, String binding) throws InterruptedException {
        create(path(id) + "/service_bindings/" + binding, "{" + FIELDS + "}");
    }

    void update(String id, int size) throws InterruptedException {
        String body = "{\"service_id\": \"" + TableBroker.SERVICE + "\", \"parameters\": {\"size\": " + size + "}}";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!acknowledged("PATCH", path(id), body, deadline)) {
            checkTime(deadline, "update of " + id);
        }
    }

    void delete(String path) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!acknowledged("DELETE", path, "", deadline)) {
            checkTime(deadline, "deletion of " + path);
        }
    }

    /** What the broker tells of a service instance. */
    Answer fetch(String id) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = sendUntilHeard("GET", path(id), "", deadline);
            // A replica that starts listens before its state is open.
            if (answer.status() != 503) {
                return answer;
            }
            checkTime(deadline, "GET " + path(id));
            Thread.sleep(50);
        }
    }

    static String path(String id) {
        return "/v2/service_instances/" + id;
    }

    private void create(String path, String body) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!acknowledged("PUT", path, body, deadline)) {
            delete(path);
            checkTime(deadline, "creation of " + path);
        }
    }

    /** Whether the request was carried out; if not, nothing is known of what it did. */
    private boolean acknowledged(String method, String path, String body, long deadline) throws InterruptedException {
        String query = (method.equals("DELETE") ? "?" + IDS + "&" : "?")
                + (random.nextBoolean() ? "accepts_incomplete=true" : "");
        Answer answer = sendUntilHeard(method, path + query, body, deadline);
        if (answer.status() == 202) {
            return awaitEnd(method, path, answer.text("operation"), deadline);
        }
        boolean gone = method.equals("DELETE") && answer.status() == 410;
        boolean later = answer.status() >= 500 || answer.text("error").equals("ConcurrencyError");
        if (!answer.succeeded() && !gone && !later) {
            throw new AssertionError(method + " " + path + " was answered " + answer);
        }
        if (answer.text("error").equals("ConcurrencyError")) {
            Thread.sleep(100);
            return acknowledged(method, path, body, deadline);
        }
        return answer.succeeded() || gone;
    }

    private boolean awaitEnd(String method, String path, String operation, long deadline) throws InterruptedException {
        while (true) {
            Answer poll = sendUntilHeard("GET", path + "/last_operation?operation=" + operation, "", deadline);
            if (poll.status() >= 500) {
                continue;
            }
            if (poll.status() != 200) {
                throw new AssertionError("The operation " + operation + " of " + method + " " + path
                        + ", which was accepted, was forgotten: " + poll);
            }
            if (!poll.text("state").equals("in progress")) {
                return poll.text("state").equals("succeeded");
            }
            checkTime(deadline, "operation " + operation + " of " + method + " " + path);
            Thread.sleep(50);
        }
    }

    private Answer sendUntilHeard(String method, String path, String body, long deadline) throws InterruptedException {
        while (true) {
            Optional<Answer> answer = send(method, path, body);
            if (answer.isPresent()) {
                return answer.get();
            }
            checkTime(deadline, method + " " + path);
            Thread.sleep(50);
        }
    }

    private Optional<Answer> send(String method, String path, String body) throws InterruptedException {
        int port = ports.get(random.nextInt(ports.size()));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(40))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return Optional.of(
                    new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body())));
        } catch (IOException e) {
            // The replica was killed, or is not there yet.
            return Optional.empty();
        }
    }

    private static void checkTime(long deadline, String what) {
        if (System.nanoTime() > deadline) {
            throw new AssertionError("Not acknowledged within " + PATIENCE + ": " + what);
        }
    }
}

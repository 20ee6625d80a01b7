package io.openbroker.jdbc.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform that repeats each request, to whichever replica, until it knows the outcome. For use by one thread.
 */
final class Platform {

    private static final String IDS = "service_id=" + ChaosBroker.SERVICE + "&plan_id=" + ChaosBroker.PLAN;
    private static final String FIELDS =
            "\"service_id\": \"" + ChaosBroker.SERVICE + "\", \"plan_id\": \"" + ChaosBroker.PLAN + "\"";
    private static final Duration PATIENCE_FOR_RESPONSE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Another replica has taken the operation over, or the deletion of a service binding with its service instance. */
    private static final Set<String> UNKNOWN = Set.of("Cancelled", "UnbindFailed");

    private static final Set<String> LATER = Set.of("StateUnavailable", "Stopping", "Overloaded", "RetryLater");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<Integer> ports;
    private final Random random;
    private final Story story;
    private final Findings findings;
    private final Map<String, Integer> responses;

    /**
     * A platform.
     *
     * @param responses counts responses
     */
    Platform(List<Integer> ports, Random random, Story story, Findings findings, Map<String, Integer> responses) {
        this.ports = ports;
        this.random = random;
        this.story = story;
        this.findings = findings;
        this.responses = responses;
    }

    static Map<String, Integer> counts() {
        return new ConcurrentHashMap<>();
    }

    /** The response of a replica. */
    record Response(int status, JsonNode body, boolean retryAfter) {

        String text(String field) {
            return body.path(field).asString("");
        }

        boolean succeeded() {
            return status == 200 || status == 201;
        }

        /** Whether the same request may be sent again, since it was not carried out or its outcome is not known. */
        boolean later() {
            return (status == 503 && retryAfter && LATER.contains(text("error")))
                    || (status == 422 && text("error").equals("ConcurrencyError"))
                    || (status == 504 && text("error").equals("HandlerTooSlow"));
        }
    }

    /** How a request ended. */
    enum End {
        SUCCEEDED,
        /** Nobody knows what was done. */
        FAILED
    }

    /** Creates a service instance. */
    End provision(String id, int size) throws InterruptedException {
        return carriedOut(
                id,
                "PUT",
                path(id),
                "{" + FIELDS + ", \"organization_guid\": \"o\", \"space_guid\": \"s\", \"parameters\": {\"size\": "
                        + size + "}}");
    }

    void update(String id, int size) throws InterruptedException {
        insist(
                id,
                "PATCH",
                path(id),
                "{\"service_id\": \"" + ChaosBroker.SERVICE + "\", \"parameters\": {\"size\": " + size + "}}");
    }

    /** Creates a service binding. */
    End bind(String id, String binding) throws InterruptedException {
        return carriedOut(id, "PUT", path(id, binding), "{" + FIELDS + "}");
    }

    void unbind(String id, String binding) throws InterruptedException {
        insist(id, "DELETE", path(id, binding), "");
    }

    void deprovision(String id) throws InterruptedException {
        insist(id, "DELETE", path(id), "");
    }

    Response fetch(String id) throws InterruptedException {
        return heard(id, "GET", path(id), "", deadline());
    }

    Response fetchBinding(String id, String binding) throws InterruptedException {
        return heard(id, "GET", path(id, binding), "", deadline());
    }

    private static String path(String id) {
        return "/v2/service_instances/" + id;
    }

    private static String path(String id, String binding) {
        return path(id) + "/service_bindings/" + binding;
    }

    private static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    /** Repeats a request that can be repeated whatever an earlier one has done. */
    private void insist(String id, String method, String path, String body) throws InterruptedException {
        long deadline = deadline();
        while (carriedOut(id, method, path, body) == End.FAILED) {
            checkTime(id, method + " " + path, deadline);
        }
    }

    private End carriedOut(String id, String method, String path, String body) throws InterruptedException {
        long deadline = deadline();
        String query = (method.equals("DELETE") ? "?" + IDS + "&" : "?")
                + (random.nextBoolean() ? "accepts_incomplete=true" : "");
        Response response = heard(id, method, path + query, body, deadline);
        if (response.status() == 202) {
            return end(id, method, path, response.text("operation"), deadline);
        }
        boolean gone = method.equals("DELETE") && response.status() == 410;
        if (response.status() == 500 && UNKNOWN.contains(response.text("error"))) {
            return End.FAILED;
        }
        if (!response.succeeded() && !gone) {
            findings.add(Findings.Kind.UNEXPECTED, id, method + " " + path + " received " + response);
            return End.FAILED;
        }
        return End.SUCCEEDED;
    }

    private End end(String id, String method, String path, String operation, long deadline)
            throws InterruptedException {
        while (true) {
            Response poll = heard(id, "GET", path + "/last_operation?operation=" + operation, "", deadline);
            if (poll.status() == 410 && method.equals("DELETE")) {
                return End.SUCCEEDED;
            }
            if (poll.status() != 200) {
                findings.add(Findings.Kind.UNEXPECTED, id, "The poll of " + path + " received " + poll);
                return End.FAILED;
            }
            if (!poll.text("state").equals("in progress")) {
                return poll.text("state").equals("succeeded") ? End.SUCCEEDED : End.FAILED;
            }
            checkTime(id, "operation " + operation + " of " + path, deadline);
            Thread.sleep(50);
        }
    }

    /** Sends a request until a replica has said how it ended. */
    private Response heard(String id, String method, String path, String body, long deadline)
            throws InterruptedException {
        while (true) {
            Optional<Response> response = send(id, method, path, body);
            if (response.isPresent() && !response.get().later()) {
                return response.get();
            }
            checkTime(id, method + " " + path, deadline);
            Thread.sleep(response.isPresent() ? 150 : 50);
        }
    }

    private Optional<Response> send(String id, String method, String path, String body) throws InterruptedException {
        int port = ports.get(random.nextInt(ports.size()));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE_FOR_RESPONSE)
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((ChaosReplica.USER + ":" + ChaosReplica.PASSWORD)
                                                .getBytes(StandardCharsets.UTF_8)))
                .method(method, BodyPublishers.ofString(body))
                .build();
        String sent = method + " " + path.replace(IDS, "…") + " to " + port;
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            story.request(id, sent, response.statusCode() + " " + response.body(), start);
            JsonNode json = JsonMapper.shared().readTree(response.body().isBlank() ? "{}" : response.body());
            Response read = new Response(
                    response.statusCode(),
                    json,
                    response.headers().firstValue("Retry-After").isPresent());
            String error = read.text("error");
            responses.merge(error.isEmpty() ? read.status() + "" : read.status() + " " + error, 1, Integer::sum);
            return Optional.of(read);
        } catch (IOException e) {
            // The replica was killed or paused, or is not there yet.
            story.request(id, sent, "no response: " + e, start);
            responses.merge("none", 1, Integer::sum);
            return Optional.empty();
        }
    }

    private static void checkTime(String id, String what, long deadline) {
        if (System.nanoTime() > deadline) {
            throw new Stuck(id, what + " is not done within " + PATIENCE);
        }
    }

    /** A platform has repeated a request for too long. */
    static final class Stuck extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String instance;

        Stuck(String instance, String what) {
            super(what);
            this.instance = instance;
        }

        String instance() {
            return instance;
        }
    }
}

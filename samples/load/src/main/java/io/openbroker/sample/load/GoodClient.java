package io.openbroker.sample.load;

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

/** A platform that creates and deletes one service instance after the other, and checks each response. */
final class GoodClient implements Runnable {

    private static final String BODY = "{\"service_id\":\"" + LoadedBroker.SERVICE + "\",\"plan_id\":\""
            + LoadedBroker.PLAN + "\",\"context\":{\"platform\":\"kubernetes\"},\"parameters\":{\"size\":5}}";
    private static final String BIND_BODY =
            "{\"service_id\":\"" + LoadedBroker.SERVICE + "\",\"plan_id\":\"" + LoadedBroker.PLAN + "\"}";
    private static final String IDS = "?service_id=" + LoadedBroker.SERVICE + "&plan_id=" + LoadedBroker.PLAN;
    private static final long PAUSE_MILLIS = 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String name;
    private final Tally tally;

    GoodClient(int port, String name, Tally tally) {
        this.base = "http://127.0.0.1:" + port;
        this.name = name;
        this.tally = tally;
    }

    @Override
    public void run() {
        try {
            for (int round = 0; !tally.isOver(); round++) {
                live("/v2/service_instances/" + name + "-" + round);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void live(String instance) throws InterruptedException {
        String binding = instance + "/service_bindings/b";
        expect(200, "GET", "/v2/catalog", "", "\"loaded\"");
        expect(201, "PUT", instance, BODY, "{");
        expect(200, "PUT", instance, BODY, "{");
        expect(200, "GET", instance, "", "\"size\":5");
        expect(201, "PUT", binding, BIND_BODY, "\"user\":\"user-b\"");
        expect(200, "DELETE", binding + IDS, "", "{}");
        expect(200, "DELETE", instance + IDS, "", "{}");
        expect(410, "DELETE", instance + IDS, "", "{}");
    }

    private void expect(int status, String method, String path, String body, String content)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .header("Authorization", authorization(Server.USER, Server.PASSWORD))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            tally.answered(System.nanoTime() - start);
            if (response.statusCode() != status || !response.body().contains(content)) {
                tally.wrong(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            tally.wrong(method + " " + path + ": " + e);
        }
    }

    static String authorization(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}

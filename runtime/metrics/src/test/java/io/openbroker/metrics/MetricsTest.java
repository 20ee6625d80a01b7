package io.openbroker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openbroker.model.OperationStatus;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is measured of a server, over HTTP. */
class MetricsTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String INSTANCE = "/v2/service_instances/";

    private final MeasuredBroker broker = new MeasuredBroker();
    private final HandoverBroker handover = new HandoverBroker();
    private final SimpleMeterRegistry own = new SimpleMeterRegistry();
    private final BrokerServer server = BrokerServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials("cf", "pl4tform")
                    .withObserver(new MeterObserver(own))
                    .withAdmin(
                            AdminSettings.onPort(0).withAdmin("ops", "0perator").withViewer("view", "v1ewer")),
            new MeasuredBrokerDispatcher(broker),
            new HandoverBrokerDispatcher(handover));

    @AfterEach
    void stop() {
        broker.open.countDown();
        server.close();
    }

    @Test
    void measuresRequestsByOperationAndOutcome() throws Exception {
        platform("GET", "/v2/catalog", "");
        platform("GET", "/v2/catalog", "");
        provision("i1", "{}", "");
        provision("i1", "{}", "");
        platform("PUT", INSTANCE + "i2", "no json");
        platform("GET", "/v2/nothing", "");
        send("DELETE", server.uri() + INSTANCE + "i1", "cf:wrong", "");

        assertThat(metrics())
                .contains(count("CATALOG", "CATALOG_SERVED", 200) + "2")
                .contains(count("PROVISION", "CREATED", 201) + "1")
                .contains(count("PROVISION", "EXISTS", 200) + "1")
                .contains(count("PROVISION", "MALFORMED", 400) + "1")
                .contains(count("UNKNOWN", "PATH_UNKNOWN", 404) + "1")
                .contains(count("DEPROVISION", "UNAUTHORIZED", 401) + "1")
                .contains("openbroker_operations_seconds_count{operation=\"PROVISION\",state=\"SUCCEEDED\"} 1")
                .contains("openbroker_requests_seconds_bucket{operation=\"CATALOG\",outcome=\"CATALOG_SERVED\","
                        + "status=\"200\",le=\"60.0\"} 2");
        assertThat(own.get("openbroker.requests")
                        .tag("outcome", "CATALOG_SERVED")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void tellsHowMuchThereIsToDo() throws Exception {
        assertThat(metrics())
                .contains("openbroker_requests_running 0")
                .contains("openbroker_operations_running 0")
                .contains("openbroker_operations_queued 0");

        CompletableFuture<HttpResponse<String>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return provision("i1", "{\"wait\": true}", "");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("The broker gave no answer", e);
            }
        });
        broker.arrived.await();
        assertThat(metrics())
                .contains("openbroker_requests_running 1")
                .contains("openbroker_requests_waiting 0")
                .contains("openbroker_operations_running 1")
                .contains("openbroker_operations_awaited 1");

        broker.open.countDown();
        assertThat(waiting.join().statusCode()).isEqualTo(201);
        assertThat(metrics()).contains("openbroker_operations_awaited 0");
    }

    @Test
    void measuresOperationsInTheBackground() throws Exception {
        provision("i1", "{\"reject\": \"t3xt\"}", "?accepts_incomplete=true");
        for (int i = 0; i < 1_000 && !metrics().contains("operations_seconds_count"); i++) {
            Thread.sleep(20);
        }
        assertThat(metrics())
                .contains("openbroker_operations_seconds_count{operation=\"PROVISION\",state=\"FAILED\"} 1")
                .contains(count("PROVISION", "ACCEPTED", 202) + "1");
    }

    @Test
    void countsEachEndOnceOfWhichOnlyPollsTell() throws Exception {
        for (String id : List.of("i1", "i2", "i3")) {
            provision(id, HandoverBroker.SERVICE, HandoverBroker.PLAN, "{}", "?accepts_incomplete=true");
            poll(id);
        }
        assertThat(metrics())
                .contains(count("PROVISION", "ACCEPTED", 202) + "3")
                .doesNotContain("operations_seconds");

        handover.ends.put("i1", OperationStatus.succeeded());
        handover.ends.put("i2", OperationStatus.failed("Broken"));
        for (String id : List.of("i1", "i2", "i3", "i1", "i2", "i1")) {
            poll(id);
        }
        assertThat(metrics())
                .contains("openbroker_operations_seconds_count{operation=\"PROVISION\",state=\"SUCCEEDED\"} 1")
                .contains("openbroker_operations_seconds_count{operation=\"PROVISION\",state=\"FAILED\"} 1")
                .contains(count("LAST_OPERATION", "OPERATION_STATUS", 200) + "9");
    }

    @Test
    void showsNoIdNoSecretAndNoText() throws Exception {
        provision("m4rked-id", "{\"reject\": \"m4rked-text\"}", "?m4rked-query=1");
        send("PUT", server.uri() + INSTANCE + "m4rked-id", "m4rked-user:m4rked-password", "{}");
        platform("M4RKED", INSTANCE + "m4rked-id", "");
        platform("GET", "/m4rked/v2/catalog", "");

        assertThat(metrics())
                .contains(count("PROVISION", "HANDLER_REJECTED", 418) + "1")
                .doesNotContainIgnoringCase("m4rked")
                .doesNotContain(MeasuredBroker.SERVICE, MeasuredBroker.PLAN, "pl4tform", "\"cf\"");
    }

    @Test
    void isForOperatorsAndViewersOnly() throws Exception {
        String uri = server.adminUri().orElseThrow() + "/metrics";

        HttpResponse<String> seen = send("GET", uri, "view:v1ewer", "");
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(send("GET", uri, "cf:pl4tform", "").statusCode()).isEqualTo(401);
        assertThat(send("DELETE", uri, "ops:0perator", "").statusCode()).isEqualTo(405);
        assertThat(platform("GET", "/metrics", "").statusCode()).isEqualTo(404);
    }

    @Test
    void takesItsGaugesOutOfTheRegistryOfTheProgram() {
        assertThat(own.find("openbroker.requests.running").gauge()).isNotNull();

        server.close();

        assertThat(own.find("openbroker.requests.running").gauge()).isNull();
    }

    @Test
    void showsEveryMeterThereIs() throws Exception {
        provision("i1", "{}", "");

        String shown = metrics();
        assertThat(Arrays.stream(BrokerMeter.values())
                        .map(meter -> "# HELP " + meter.title().replace('.', '_')))
                .allSatisfy(help -> assertThat(shown).contains(help));
    }

    private static String count(String operation, String outcome, int status) {
        return "openbroker_requests_seconds_count{operation=\"%s\",outcome=\"%s\",status=\"%d\"} "
                .formatted(operation, outcome, status);
    }

    private String metrics() throws IOException, InterruptedException {
        return send("GET", server.adminUri().orElseThrow() + "/metrics", "ops:0perator", "")
                .body();
    }

    private HttpResponse<String> provision(String id, String parameters, String query)
            throws IOException, InterruptedException {
        return provision(id, MeasuredBroker.SERVICE, MeasuredBroker.PLAN, parameters, query);
    }

    private HttpResponse<String> provision(String id, String service, String plan, String parameters, String query)
            throws IOException, InterruptedException {
        return platform(
                "PUT",
                INSTANCE + id + query,
                "{\"service_id\": \"%s\", \"plan_id\": \"%s\", \"context\": {\"platform\": \"kubernetes\"}, \"parameters\": %s}"
                        .formatted(service, plan, parameters));
    }

    private void poll(String id) throws IOException, InterruptedException {
        String operation = "provision:" + HandoverBroker.SERVICE + ":" + HandoverBroker.PLAN + ":made";
        platform("GET", INSTANCE + id + "/last_operation?operation=" + operation, "");
    }

    private HttpResponse<String> platform(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, server.uri() + path, "cf:pl4tform", body);
    }

    private static HttpResponse<String> send(String method, String uri, String userAndPassword, String body)
            throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri))
                .header("X-Broker-API-Version", "2.17")
                .header("Authorization", "Basic " + basic)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}

package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who did what, in one line of the audit log each. */
class AuditTest extends ContractTest {

    private static final String SECRET = "s3cr3t-parameter";

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.openbroker.audit");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void tellsWhoChangedWhatAndWhatCameOfIt() {
        platform.send(HttpRequest.newBuilder(URI.create(platform.uri() + "/v2/service_instances/i%221"))
                .header("X-Broker-API-Version", "2.17")
                .header("X-Broker-API-Request-Identity", "request-1")
                // {"user_id": "bob"}
                .header("X-Broker-API-Originating-Identity", "cloudfoundry eyJ1c2VyX2lkIjogImJvYiJ9")
                .header("Authorization", Platform.basic(Platform.USER, Platform.PASSWORD))
                .header("Content-Type", "application/json")
                .method(
                        "PUT",
                        BodyPublishers.ofString(Platform.provisionBody(SYNC, "{\"report\": \"" + SECRET + "\"}"))));
        platform.fetch("i%221");

        assertThat(lines()).singleElement().isEqualTo(JsonMapper.shared().readTree("""
                        {"event": "request", "kind": "PROVISION", "request_identity": "request-1", "caller": "cf",
                         "address": "127.0.0.1", "platform": "default",
                         "originating_identity": {"platform": "cloudfoundry", "value": {"user_id": "bob"}},
                         "instance_id": "i\\"1", "service_id": "%s", "plan_id": "%s",
                         "outcome": "CREATED", "status": 201}""".formatted(
                        SYNC.serviceId(), SYNC.planId())));
        assertThat(log.list.get(0).getFormattedMessage()).doesNotContain("\n", SECRET, Platform.PASSWORD);
    }

    @Test
    void tellsOfRejectionsAndFailures() {
        platform.send("PUT", "/v2/service_instances/i1", "no json");
        platform.provision("i1", SYNC, "{\"fail\": \"quota\"}", false);
        platform.provision("i1", SYNC, "{\"fail\": \"odd\"}", false);
        platform.deprovision("unknown", SYNC, false);

        assertThat(lines()).map(line -> line.path("status").asInt()).containsExactly(400, 422, 500, 410);
        assertThat(lines())
                .map(line -> line.path("outcome").asString())
                .containsExactly("MALFORMED", "HANDLER_REJECTED", "HANDLER_FAILED", "ALREADY_GONE");
        assertThat(lines().toString()).doesNotContain(Backend.SECRET);
    }

    @Test
    void tellsHowOperationsEnd() throws Exception {
        String operation = platform.provision("i1", ASYNC, "{}", true).operation();
        platform.await("i1", operation);
        awaitLines(2);

        // The end may come before the answer.
        assertThat(lines())
                .allSatisfy(
                        line -> assertThat(line.path("operation").asString()).isEqualTo(operation))
                .map(line -> line.path("event").asString())
                .containsExactlyInAnyOrder("request", "operation_ended");
        assertThat(lines())
                .filteredOn(line -> line.has("state"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("state").asString()).isEqualTo("SUCCEEDED");
                    assertThat(line.path("instance_id").asString()).isEqualTo("i1");
                });
    }

    @Test
    void tellsOfTheServiceBindingsThatWereDeletedWithTheirServiceInstance() {
        platform.provision("i1", SYNC, "{}", false);
        platform.bind("i1", "b1", SYNC, "{}", false);
        platform.bind("i1", "b2", SYNC, "{}", false);
        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(200);

        List<JsonNode> ended = lines().stream()
                .filter(line -> line.path("event").asString().equals("operation_ended"))
                .toList();
        assertThat(ended).map(line -> line.path("binding_id").asString()).containsExactlyInAnyOrder("b1", "b2");
        assertThat(ended).allSatisfy(line -> {
            assertThat(line.path("kind").asString()).isEqualTo("UNBIND");
            assertThat(line.path("instance_id").asString()).isEqualTo("i1");
            assertThat(line.path("state").asString()).isEqualTo("SUCCEEDED");
            assertThat(line.path("part_of").asString()).isNotEmpty();
            assertThat(line.path("request_identity").asString())
                    .isEqualTo(lines().get(lines().size() - 1)
                            .path("request_identity")
                            .asString());
        });
        assertThat(ended.get(0).path("part_of")).isEqualTo(ended.get(1).path("part_of"));
    }

    @Test
    void tellsOfRejectionsBeforeARequestIsRead() {
        String path = "/v2/service_instances/i1";
        platform.send("PUT", path, " ".repeat(2_000_000));
        platform.send(request(path, "cf", "wr0ng").method("PUT", BodyPublishers.noBody()));
        platform.send(request(path, "cf", Platform.PASSWORD)
                .header("X-Broker-API-Originating-Identity", "odd")
                .DELETE());

        assertThat(lines()).map(line -> line.path("status").asInt()).containsExactly(413, 401, 400);
        assertThat(lines())
                .allSatisfy(
                        line -> assertThat(line.path("instance_id").asString()).isEqualTo("i1"));
        assertThat(lines()).map(line -> line.has("caller")).containsExactly(true, false, true);
        assertThat(lines().toString()).doesNotContain("wr0ng", Platform.PASSWORD);
    }

    @Test
    void tellsNothingOfWhatChangesNothingOrWhatAnybodyMaySend() {
        String path = "/v2/service_instances/i1";
        platform.send(HttpRequest.newBuilder(URI.create(platform.uri() + path)).DELETE());
        platform.send(request(path, "cf", "wr0ng").GET());
        platform.send(request("/v2/none", "cf", Platform.PASSWORD).DELETE());
        platform.send(request("/v2/catalog", "cf", Platform.PASSWORD).DELETE());

        assertThat(lines()).isEmpty();
    }

    private HttpRequest.Builder request(String path, String user, String password) {
        return HttpRequest.newBuilder(URI.create(platform.uri() + path))
                .header("X-Broker-API-Version", "2.17")
                .header("Authorization", Platform.basic(user, password));
    }

    private void awaitLines(int count) throws InterruptedException {
        for (int i = 0; i < 1_000 && lines().size() < count; i++) {
            Thread.sleep(20);
        }
    }

    private List<JsonNode> lines() {
        synchronized (log) {
            return List.copyOf(log.list).stream()
                    .map(event -> JsonMapper.shared().readTree(event.getFormattedMessage()))
                    .toList();
        }
    }
}

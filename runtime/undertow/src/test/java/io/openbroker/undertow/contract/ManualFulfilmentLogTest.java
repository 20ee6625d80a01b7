package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log and the audit log have of operations that people carry out, and of deletions that they request. */
class ManualFulfilmentLogTest {

    private static final Offer MANUAL = new Offer(ManualBroker.SERVICE, ManualBroker.SMALL_ID);
    private static final String SECRET = "s3cr3t-of-operators";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final TestServer server = TestServer.start(
            AdminClient.SETTINGS, ContractState.open(), new ManualBrokerDispatcher(new ManualBroker()));
    private final Platform platform = new Platform(server.uri());
    private final AdminClient admin = new AdminClient(server, platform);

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        server.close();
    }

    @Test
    void tellsWhoDidWhatWithoutCredentials() {
        String provision = platform.provision("i1", MANUAL, "{}", true).operation();
        admin.post("/operator/operations/" + provision + "/succeed", "{\"result\": {}}");
        String bind = platform.bind("i1", "b1", MANUAL, "{}", true).operation();
        admin.post(
                "/operator/operations/" + bind + "/succeed",
                "{\"result\": {\"credentials\": {\"password\": \"" + SECRET + "\"}}}");
        Answer unbind = admin.post("/operator/instances/i1/bindings/b1/delete", "{\"platform\": \"default\"}");

        assertThat(log.list).map(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.contains(SECRET));
        List<JsonNode> requests = audited("admin_request");
        assertThat(requests)
                .allSatisfy(line -> assertThat(line.path("caller").asString()).isEqualTo("ops"))
                .map(line -> line.path("kind").asString() + " "
                        + line.path("operation").asString())
                .containsExactly(
                        "SUCCEED_OPERATION " + provision,
                        "SUCCEED_OPERATION " + bind,
                        "DELETE_BINDING " + unbind.text("operation"));
        assertThat(requests.get(2)).isEqualTo(JsonMapper.shared().readTree("""
                        {"event": "admin_request", "kind": "DELETE_BINDING", "request_identity": "%s", "caller": "ops",
                         "address": "127.0.0.1", "instance_id": "i1", "binding_id": "b1", "operation": "%s",
                         "outcome": "DELETION_STARTED", "status": 202}""".formatted(
                        unbind.text("request_identity"), unbind.text("operation"))));
        assertThat(audited("operation_ended"))
                .map(line -> line.path("operation").asString())
                .containsExactly(provision, bind);
    }

    private List<JsonNode> audited(String event) {
        return log.list.stream()
                .filter(line -> line.getLoggerName().equals("io.openbroker.audit"))
                .map(line -> JsonMapper.shared().readTree(line.getFormattedMessage()))
                .filter(line -> line.path("event").asString().equals(event))
                .toList();
    }
}

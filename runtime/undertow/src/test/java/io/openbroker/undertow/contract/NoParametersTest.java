package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.ServiceInstance;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Handlers that receive no parameters: the catalog says so, and requests with some are rejected, whoever keeps the state. */
class NoParametersTest {

    private static final Offer MANAGED = new Offer(KindsBroker.SERVICE, KindsBroker.PLAN);
    private static final Offer EXTERNAL = new Offer(SloppyBroker.SERVICE, SloppyBroker.ONLY_ID);
    private static final String SOME = "{\"size\": 1}";

    private final SloppyBroker sloppy = new SloppyBroker();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            ContractState.open(),
            new KindsBrokerDispatcher(new KindsBroker()),
            new SloppyBrokerDispatcher(sloppy));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void areRejectedOfManagedState() {
        assertRejected(platform.provision("i", MANAGED, SOME, false));
        assertThat(platform.fetch("i").status()).isEqualTo(404);
    }

    @Test
    void areRejectedOfExternalState() {
        assertRejected(platform.provision("i", EXTERNAL, SOME, true));
        assertRejected(platform.bind("i", "b", EXTERNAL, SOME, false));
        assertRejected(platform.update(
                "i", """
                {"service_id": "%s", "plan_id": "%s", "previous_values": {"plan_id": "%s"}, "parameters": %s}""".formatted(SloppyBroker.SERVICE, SloppyBroker.ONLY_ID, SloppyBroker.ONLY_ID, SOME), true));
        assertThat(sloppy.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void noneArePassed(String none) {
        sloppy.instance = () -> ServiceInstance.EMPTY;

        assertThat(platform.provision("i", MANAGED, none, false).status()).isEqualTo(201);
        assertThat(platform.provision("j", EXTERNAL, none, true).status()).isEqualTo(201);
        assertThat(platform.bind("j", "b", EXTERNAL, none, true).status()).isEqualTo(201);
    }

    @Test
    void arePublishedAsASchemaWithoutProperties() {
        for (JsonNode service : platform.send("GET", "/v2/catalog", "").body().path("services")) {
            JsonNode schema = service.at("/plans/0/schemas/service_instance/create/parameters");
            assertThat(schema.path("type").asString()).isEqualTo("object");
            assertThat(schema.path("properties")).hasToString("{}");
            assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        }
    }

    private static void assertRejected(Answer answer) {
        assertThat(answer).returns(400, Answer::status).returns("InvalidParameters", Answer::error);
        assertThat(answer.body().path("description").asString())
                .isEqualTo("parameters/size is unknown; there are no parameters here");
    }
}

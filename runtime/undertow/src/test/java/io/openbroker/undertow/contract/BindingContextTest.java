package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A platform need not say with each bind where the service instance stands. */
class BindingContextTest {

    private static final Offer CHEAP = new Offer(ResizeBroker.SERVICE, ResizeBroker.CHEAP_ID);

    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            ContractState.open(),
            new ResizeBrokerDispatcher(new ResizeBroker()));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isThatOfTheServiceInstanceUnlessThePlatformSays() {
        platform.provision("i", CHEAP, "{\"region\": \"eu\"}", false);

        assertThat(space(bind("b1", ""))).isEqualTo("space");
        assertThat(space(bind("b2", ", \"context\": {\"platform\": \"\"}"))).isEqualTo("space");
        assertThat(space(bind("b3", ", \"context\": {\"space_guid\": \"other\"}")))
                .isEqualTo("other");
        // What was sent is compared, and not what was made of it.
        assertThat(bind("b1", "").status()).isEqualTo(200);
        assertThat(bind("b1", ", \"context\": {\"space_guid\": \"space\"}").status())
                .isEqualTo(409);
    }

    private Answer bind(String id, String context) {
        return platform.send("PUT", "/v2/service_instances/i/service_bindings/" + id, """
                {"service_id": "%s", "plan_id": "%s"%s}""".formatted(
                        CHEAP.serviceId(), CHEAP.planId(), context));
    }

    private static String space(Answer bound) {
        return bound.body().at("/credentials/space").asString();
    }
}

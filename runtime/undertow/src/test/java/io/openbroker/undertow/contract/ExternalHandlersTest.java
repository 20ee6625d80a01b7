package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.OperationSettings;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request passes before, and what becomes of it after, a handler that alone knows what there is. */
class ExternalHandlersTest {

    private static final Offer THIN = new Offer(LedgerBroker.SERVICE, LedgerBroker.THIN_ID);
    private static final Offer THICK = new Offer(LedgerBroker.SERVICE, LedgerBroker.THICK_ID);

    private final LedgerBroker ledger = new LedgerBroker();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials(Platform.USER, Platform.PASSWORD)
                    .withOperations(OperationSettings.DEFAULT.withResponseTime(Duration.ofSeconds(1))),
            new LedgerBrokerDispatcher(ledger));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        ledger.gate.countDown();
        server.close();
    }

    @Test
    void worksWhileThePlatformWaits() {
        Answer created = platform.provision("i1", THIN, "{}", false);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("dashboard_url")).isEqualTo("https://ledger.example/i1");
        assertThat(platform.provision("i1", THIN, "{}", true).status()).isEqualTo(200);
        Answer fetched = platform.fetch("i1");
        assertThat(fetched.text("plan_id")).isEqualTo(LedgerBroker.THIN_ID);
        assertThat(fetched.body().at("/metadata/labels/kept").asString()).isEqualTo("here");
        assertThat(platform.deprovision("i1", THIN, false).status()).isEqualTo(200);
        assertThat(platform.deprovision("i1", THIN, false).status()).isEqualTo(410);
        assertThat(platform.fetch("i1").error()).isEqualTo("NotFound");
    }

    @Test
    void updatesByWhatThePlatformTells() {
        platform.provision("i1", THIN, "{}", false);
        assertThat(update("i1", "\"plan_id\": \"" + LedgerBroker.THICK_ID + "\", \"parameters\": {\"title\": \"t\"}")
                        .status())
                .isEqualTo(200);
        assertThat(platform.fetch("i1").text("plan_id")).isEqualTo(LedgerBroker.THICK_ID);
        assertThat(update("i1", previous(LedgerBroker.THICK_ID) + ", \"parameters\": {\"title\": \"u\"}")
                        .status())
                .isEqualTo(200);
        assertThat(platform.fetch("i1").text("plan_id")).isEqualTo(LedgerBroker.THICK_ID);
        assertThat(ledger.calls).containsExactly("provision i1", "update i1 t", "update i1 u");
        assertThat(update("none", previous(LedgerBroker.THIN_ID) + ", \"parameters\": {}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void takesNoHintOfAPlatformForTheTruth() {
        platform.provision("i1", THIN, "{}", false);
        assertThat(platform.fetch("i1?plan_id=" + LedgerBroker.THICK_ID).text("plan_id"))
                .isEqualTo(LedgerBroker.THIN_ID);
        // Of the same broker, whose one handler looks for both kinds.
        assertThat(platform.fetch("i1?service_id=" + LedgerBroker.JOURNAL).status())
                .isEqualTo(404);
        platform.provision("j1", new Offer(LedgerBroker.JOURNAL, LedgerBroker.DAILY_ID), "{}", false);
        Answer journal = platform.fetch("j1");
        assertThat(journal.text("service_id")).isEqualTo(LedgerBroker.JOURNAL);
        assertThat(journal.text("plan_id")).isEqualTo(LedgerBroker.DAILY_ID);
    }

    @Test
    void holdsUpdatesToTheCatalog() {
        platform.provision("i1", THIN, "{}", false);
        Answer unknown = update("i1", "\"parameters\": {}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("description")).contains("$.plan_id");
        String toThin = "\"plan_id\": \"" + LedgerBroker.THIN_ID + "\", ";
        assertThat(update("i1", toThin + previous(LedgerBroker.THICK_ID)).error())
                .isEqualTo("UpdateNotSupported");
        assertThat(update("i1", toThin + "\"maintenance_info\": {\"version\": \"9.9.9\"}")
                        .error())
                .isEqualTo("MaintenanceInfoConflict");
        assertThat(update("i1", previous(LedgerBroker.THIN_ID) + ", \"context\": {\"platform\": \"x\"}")
                        .error())
                .isEqualTo("UpdateNotSupported");
        // Also where the platform says of everything else what it has been: nothing but the context may change.
        String cloudFoundry = toThin
                + "\"maintenance_info\": {\"version\": \"1.0.0\"}, \"context\": {\"platform\": \"x\"}, \"previous_values\":"
                + " {\"plan_id\": \"%s\", \"maintenance_info\": {\"version\": \"%s\"}}";
        assertThat(update("i1", cloudFoundry.formatted(LedgerBroker.THIN_ID, "1.0.0"))
                        .error())
                .isEqualTo("UpdateNotSupported");
        assertThat(update("i1", cloudFoundry.formatted(LedgerBroker.THIN_ID, "0.9.0"))
                        .status())
                .isEqualTo(200);
        assertThat(update("i1", toThin + "\"parameters\": {\"title\": 1}").error())
                .isEqualTo("InvalidParameters");
        assertThat(platform.provision("i2", new Offer(LedgerBroker.SERVICE, LedgerBroker.GONE_ID), "{}", false)
                        .status())
                .isEqualTo(400);
        assertThat(ledger.calls).containsExactly("provision i1", "update i1 ");
    }

    @Test
    void bindsAndRotatesAsTheHandlerDoes() {
        Answer bound = platform.bind("i1", "b1", THIN, "{}", false);
        assertThat(bound.status()).isEqualTo(201);
        assertThat(bound.body().at("/credentials/after").asString()).isEqualTo("none");
        Answer successor = platform.rotate("i1", "b2", "b1");
        assertThat(successor.status()).isEqualTo(201);
        assertThat(successor.body().at("/credentials/after").asString()).isEqualTo("b1");
        String body = """
                {"service_id": "%s", "plan_id": "%s", "predecessor_binding_id": "b1"}""".formatted(THICK.serviceId(), THICK.planId());
        assertThat(platform.send("PUT", "/v2/service_instances/i1/service_bindings/b3", body)
                        .error())
                .isEqualTo("RotationNotPossible");
        String withoutApp = "{\"service_id\": \"%s\", \"plan_id\": \"%s\"}".formatted(THIN.serviceId(), THIN.planId());
        assertThat(platform.send("PUT", "/v2/service_instances/i1/service_bindings/b3", withoutApp)
                        .error())
                .isEqualTo("RequiresApp");
        assertThat(platform.unbind("i1", "b1", THIN, false).status()).isEqualTo(200);
        assertThat(platform.unbind("i1", "b1", THIN, false).status()).isEqualTo(410);
        assertThat(platform.fetchBinding("i1", "b1").status()).isEqualTo(501);
    }

    @Test
    void tellsNothingOfWhatAHandlerThrows() {
        Answer failed = platform.provision("i1", THIN, "{\"title\": \"broken\"}", false);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.error()).isEqualTo("InternalError");
        assertThat(failed.body().toString()).doesNotContain(Backend.SECRET);
    }

    @Test
    void doesNotKeepAPlatformWaitingForEver() {
        Answer late = platform.provision("i1", THIN, "{\"slow\": true}", true);
        assertThat(late.status()).isEqualTo(504);
        assertThat(late.error()).isEqualTo("HandlerTooSlow");
        assertThat(late.text("description")).contains("same request again");
        assertThat(late.headers()).containsEntry("retry-after", "10");

        ledger.gate.countDown();
        assertThat(platform.provision("i1", THIN, "{}", true).status()).isBetween(200, 201);
    }

    @Test
    void takesNoStateThatNobodyWouldUse() {
        try (BrokerState state = ContractState.open()) {
            BrokerEngineBuilder builder = BrokerEngine.builder()
                    .withoutAuthentication()
                    .state(state)
                    .dispatcher(new LedgerBrokerDispatcher(ledger));
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("state = EXTERNAL");
        }
    }

    private Answer update(String id, String fields) {
        return platform.update(id, "{\"service_id\": \"" + LedgerBroker.SERVICE + "\", " + fields + "}", false);
    }

    private static String previous(String plan) {
        return "\"previous_values\": {\"plan_id\": \"" + plan + "\"}";
    }
}

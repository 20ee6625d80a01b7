package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BrokerException;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a plan that is no longer offered still means to a broker that alone knows what there is. */
class ExternalRetiredPlanTest {

    private static final Offer GONE = new Offer(LedgerBroker.SERVICE, LedgerBroker.GONE_ID);
    private static final Offer GONE_UNSEEN = new Offer(SloppyBroker.SERVICE, SloppyBroker.GONE_ID);

    private final LedgerBroker ledger = new LedgerBroker();
    private final SloppyBroker sloppy = new SloppyBroker();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            new LedgerBrokerDispatcher(ledger),
            new SloppyBrokerDispatcher(sloppy));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isAnsweredByTheHandlerForWhatIsThere() {
        ledger.has("old", LedgerBroker.GONE_ID);
        ledger.has("other", LedgerBroker.THIN_ID);

        Answer again = platform.provision("old", GONE, "{}", false);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("dashboard_url")).isEqualTo("https://ledger.example/old");
        Answer different = platform.provision("other", GONE, "{}", false);
        assertThat(different.status()).isEqualTo(409);
        assertThat(different.error()).isEqualTo("Conflict");
        assertThat(ledger.calls).containsExactly("provision old", "provision other");
    }

    @Test
    void isNotMadeAnew() throws Exception {
        Answer rejected = platform.provision("new", GONE, "{}", false);
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.error()).isEqualTo("NotInCatalog");
        assertThat(rejected.text("description")).contains("no longer offered");
        assertThat(RaceTest.race(client -> platform.provision("new", GONE, "{}", false)))
                .extracting(Answer::status)
                .containsOnly(400);

        assertThat(ledger.calls).isEmpty();
        assertThat(platform.fetch("new").status()).isEqualTo(404);
    }

    @Test
    void isNotMadeAnewAfterItsDeletion() {
        ledger.has("old", LedgerBroker.GONE_ID);
        assertThat(platform.deprovision("old", GONE, false).status()).isEqualTo(200);
        assertThat(platform.provision("old", GONE, "{}", false).status()).isEqualTo(400);
        assertThat(ledger.calls).isEmpty();
    }

    @Test
    void isNotGuessedAtWhereNobodyCanTellWhatIsThere() {
        ledger.has("old", LedgerBroker.GONE_ID);
        ledger.unreadable = Optional.of(new IllegalStateException(Backend.SECRET));
        Answer failed = platform.provision("old", GONE, "{}", false);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body().toString()).doesNotContain(Backend.SECRET);
        ledger.unreadable = Optional.of(BrokerException.concurrency("The ledger is being updated"));
        assertThat(platform.provision("old", GONE, "{}", false).error()).isEqualTo("ConcurrencyError");
        assertThat(ledger.calls).isEmpty();

        assertThat(platform.provision("old", GONE_UNSEEN, "{}", true).status()).isEqualTo(400);
        assertThat(sloppy.calls).isEmpty();
    }

    @Test
    void stillLetsWhatIsThereBeUsed() {
        ledger.has("old", LedgerBroker.GONE_ID);
        assertThat(platform.fetch("old").text("plan_id")).isEqualTo(LedgerBroker.GONE_ID);
        assertThat(platform.bind("old", "b", GONE, "{}", false).status()).isEqualTo(201);
        assertThat(platform.unbind("old", "b", GONE, false).status()).isEqualTo(200);
        Answer changed = platform.update("old", """
                {"service_id": "%s", "previous_values": {"plan_id": "%s"}, "parameters": {"title": "t"}}""".formatted(GONE.serviceId(), GONE.planId()), false);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(platform.deprovision("old", GONE, false).status()).isEqualTo(200);
    }
}

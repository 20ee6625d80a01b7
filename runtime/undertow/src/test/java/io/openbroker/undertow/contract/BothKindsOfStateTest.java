package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BrokerException;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One server for brokers that leave their state to the runtime, and others that do not. */
class BothKindsOfStateTest {

    private static final Offer TOPIC =
            new Offer("aaaa4444-0000-4000-8000-000000000000", "aaaa4444-0000-4000-8000-000000000001");
    private static final Offer LEDGER = new Offer(LedgerBroker.SERVICE, LedgerBroker.THIN_ID);

    private final Backend backend = new Backend();
    private final LedgerBroker ledger = new LedgerBroker();
    private final TopicServer topics = new TopicServer();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials(Platform.USER, Platform.PASSWORD)
                    .withAdmin(AdminSettings.onPort(0).withAdmin("ops", "0perator")),
            ContractState.open(),
            new SyncBrokerDispatcher(new SyncBroker(backend)),
            new AsyncBrokerDispatcher(new AsyncBroker(backend)),
            new TopicBrokerDispatcher(new TopicBroker(topics)),
            new LedgerBrokerDispatcher(ledger));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void servesEachInItsWay() throws Exception {
        assertThat(platform.provision("managed", SYNC, "{}", false).status()).isEqualTo(201);
        String background = platform.provision("async", ASYNC, "{}", true).operation();
        String topic = platform.provision("topic", TOPIC, "{}", true).operation();
        assertThat(platform.provision("ledger", LEDGER, "{}", false).status()).isEqualTo(201);
        topics.finish("topic");

        assertThat(platform.await("async", background).state()).isEqualTo("succeeded");
        assertThat(platform.await("topic", topic).state()).isEqualTo("succeeded");
        assertThat(platform.poll("managed", "").state()).isEqualTo("succeeded");
        assertThat(platform.bind("managed", "b", SYNC, "{}", false).status()).isEqualTo(201);
        assertThat(platform.bind("topic", "b", TOPIC, "{}", false).status()).isEqualTo(201);
        assertThat(platform.rotate("managed", "b2", "b").status()).isEqualTo(201);
        assertThat(platform.deprovision("managed", SYNC, false).status()).isEqualTo(200);
        assertThat(platform.deprovision("ledger", LEDGER, false).status()).isEqualTo(200);
        assertThat(platform.deprovision("ledger", LEDGER, false).status()).isEqualTo(410);
        assertThat(platform.deprovision("managed", SYNC, false).status()).isEqualTo(410);
    }

    @Test
    void findsOutWhoKnowsWhatIsFetched() throws Exception {
        platform.provision("managed", SYNC, "{}", false);
        platform.bind("managed", "b", SYNC, "{}", false);
        platform.provision("ledger", LEDGER, "{}", false);
        platform.provision("topic", TOPIC, "{}", true);
        topics.finish("topic");
        platform.bind("topic", "b", TOPIC, "{}", false);

        assertThat(platform.fetch("managed").text("service_id")).isEqualTo(SYNC.serviceId());
        assertThat(platform.fetch("ledger").text("service_id")).isEqualTo(LEDGER.serviceId());
        assertThat(platform.fetch("topic").text("service_id")).isEqualTo(TOPIC.serviceId());
        assertThat(platform.fetchBinding("managed", "b").status()).isEqualTo(200);
        assertThat(platform.fetchBinding("topic", "b").status()).isEqualTo(200);
        assertThat(platform.fetchBinding("ledger", "b").status()).isEqualTo(404);
        for (Answer unknown : new Answer[] {platform.fetch("unknown"), platform.fetchBinding("unknown", "b")}) {
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.text("description")).isEqualTo("There is nothing with this id that can be fetched");
        }
    }

    @Test
    void doesNotLetOneBrokerAnswerForAnother() {
        platform.provision("ledger", LEDGER, "{}", false);
        platform.provision("topic", TOPIC, "{}", true);
        topics.finish("topic");
        ledger.unreadable = Optional.of(BrokerException.of(503, "Audit", "The ledger is being audited"));

        assertThat(platform.fetch("topic").status()).isEqualTo(200);
        Answer untold = platform.fetch("ledger");
        assertThat(untold.status()).isEqualTo(503);
        assertThat(untold.text("description")).doesNotContain("ledger").contains("send service_id");
        assertThat(platform.fetch("ledger?service_id=" + LEDGER.serviceId()).text("description"))
                .isEqualTo("The ledger is being audited");
    }

    @Test
    void listsWhatIsKnownAndNamesWhatIsNot() {
        platform.provision("managed", SYNC, "{}", false);
        platform.provision("topic", TOPIC, "{}", true);

        URI uri = URI.create(server.adminUri().orElseThrow() + "/operator/instances");
        Answer listed =
                platform.send(HttpRequest.newBuilder(uri).header("Authorization", Platform.basic("ops", "0perator")));
        assertThat(listed.body().findValuesAsString("instance_id")).containsExactly("managed");
        assertThat(listed.body().path("not_known").toString()).isEqualTo("[\"topics\",\"ledger\",\"journal\"]");
    }
}

package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies of a server, with every kind of state. */
class PoliciesTest {

    private static final int LIMIT = 5;

    private final Backend backend = new Backend();
    private final Watcher watcher = new Watcher();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials(Platform.USER, Platform.PASSWORD)
                    .withObserver(watcher)
                    .withPolicy(new OrganizationQuota(LIMIT)),
            ContractState.open(),
            new SyncBrokerDispatcher(new SyncBroker(backend)),
            new AsyncBrokerDispatcher(new AsyncBroker(backend)));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void limitServiceInstancesThoughAHundredClientsAskAtOnce() throws Exception {
        List<Answer> answers = RaceTest.race(client -> provision("i" + client, client % 2 == 0 ? SYNC : ASYNC, "org"));

        assertThat(answers)
                .filteredOn(answer -> answer.status() < 300)
                .as("as many as one after the other")
                .hasSize(LIMIT);
        assertThat(answers).filteredOn(answer -> answer.status() >= 300).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.error()).isEqualTo("QuotaExceeded");
        });
        assertThat(provision("other", SYNC, "org-2").status())
                .as("another organization")
                .isEqualTo(201);
    }

    @Test
    void letRepeatedRequestsPassAndCountWhatIsDeletedNoLonger() {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(provision("i" + i, SYNC, "org").status()).isEqualTo(201);
        }
        assertThat(provision("one-more", SYNC, "org").status()).isEqualTo(422);
        assertThat(provision("i0", SYNC, "org").status())
                .as("a repeated request")
                .isEqualTo(200);

        assertThat(platform.deprovision("i0", SYNC, false).status()).isEqualTo(200);
        assertThat(provision("one-more", SYNC, "org").status()).isEqualTo(201);
        assertThat(platform.deprovision("one-too-many", SYNC, false).status())
                .as("it was never there")
                .isEqualTo(410);
        assertThat(watcher.answered)
                .filteredOn(request -> request.outcome().equals("POLICY_REJECTED"))
                .singleElement()
                .satisfies(request -> assertThat(request.status()).isEqualTo(422));
    }

    private Answer provision(String id, Offer offer, String organization) {
        return platform.send(
                "PUT",
                "/v2/service_instances/" + id + "?accepts_incomplete=true",
                Platform.provisionBody(offer, "{}").replace("\"org\"", "\"" + organization + "\""));
    }
}

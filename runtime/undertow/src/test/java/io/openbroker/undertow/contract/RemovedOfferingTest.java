package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.Membership;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Service instances and service bindings of an offering that has left the catalog. */
class RemovedOfferingTest {

    private static final Offer REMOVED = new Offer(RemovedBroker.SERVICE, RemovedBroker.PLAN);
    private static final Offer KEPT = new Offer(RemainingBroker.SERVICE, RemainingBroker.PLAN);

    private final BrokerState state = ContractState.open();
    private final RemainingBroker broker = new RemainingBroker();

    @BeforeEach
    void createWhileTheOfferingIsThere() {
        try (TestServer before = start(
                new LentState(state),
                new RemovedBrokerDispatcher(new RemovedBroker()),
                new RemainingBrokerDispatcher(broker))) {
            Platform platform = new Platform(before.uri());
            assertThat(platform.provision("i1", REMOVED, "{}", false).status()).isEqualTo(201);
            assertThat(platform.bind("i1", "b1", REMOVED, "{}", false).status()).isEqualTo(201);
            assertThat(platform.provision("i2", KEPT, "{}", false).status()).isEqualTo(201);
        }
    }

    @AfterEach
    void closeState() {
        state.close();
    }

    @Test
    void canBeFetchedPolledAndDeletedWithTheHandlersOfTheOnlyBroker() {
        try (TestServer server = start(state, new RemainingBrokerDispatcher(broker))) {
            Platform platform = new Platform(server.uri());
            assertThat(platform.fetch("i1").text("service_id")).isEqualTo(RemovedBroker.SERVICE);
            assertThat(platform.fetchBinding("i1", "b1").status()).isEqualTo(200);
            assertThat(platform.poll("i1", "").state()).isEqualTo("succeeded");
            assertThat(platform.unbind("i1", "b1", KEPT, false).error()).isEqualTo("ServiceOrPlanMismatch");

            assertThat(platform.unbind("i1", "b1", REMOVED, false).status()).isEqualTo(200);
            assertThat(platform.deprovision("i1", REMOVED, false).status()).isEqualTo(200);
            assertThat(platform.deprovision("i1", REMOVED, false).status()).isEqualTo(410);
            assertThat(broker.deleted).containsExactly("b1", "i1 " + RemovedBroker.SERVICE + " " + RemovedBroker.PLAN);
        }
    }

    @Test
    void canDoNothingElse() {
        try (TestServer server = start(state, new RemainingBrokerDispatcher(broker))) {
            Platform platform = new Platform(server.uri());
            assertThat(platform.provision("i3", REMOVED, "{}", false).error()).isEqualTo("NotInCatalog");
            assertThat(platform.bind("i1", "b2", REMOVED, "{}", false).error()).isEqualTo("NotInCatalog");
            assertThat(platform.rotate("i1", "b2", "b1").error()).isEqualTo("NotInCatalog");
            assertThat(platform.update("i1", "{\"service_id\": \"" + RemovedBroker.SERVICE + "\"}", false)
                            .error())
                    .isEqualTo("NotInCatalog");
        }
    }

    /** It is not known which of them has made the service instance, and the other could only lose it. */
    @Test
    void isDeletedByNoneOfSeveralBrokers() {
        Backend backend = new Backend();
        try (TestServer server = start(
                state, new RemainingBrokerDispatcher(broker), new SyncBrokerDispatcher(new SyncBroker(backend)))) {
            Platform platform = new Platform(server.uri());
            Answer rejected = platform.deprovision("i1", REMOVED, false);
            assertThat(rejected.status()).isEqualTo(501);
            assertThat(rejected.text("description")).contains(RemovedBroker.SERVICE);
            assertThat(platform.fetch("i1").status()).isEqualTo(200);
            assertThat(platform.deprovision("i2", KEPT, false).status()).isEqualTo(200);
            assertThat(broker.deleted).hasSize(1);
        }
    }

    private static TestServer start(BrokerState state, BrokerDispatcher... dispatchers) {
        return TestServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withCredentials(Platform.USER, Platform.PASSWORD),
                state,
                dispatchers);
    }

    /** State that a server does not close, and in which it starts nothing in the background. */
    private record LentState(BrokerState lender) implements BrokerState {

        @Override
        public StateStore store() {
            return lender.store();
        }

        @Override
        public OperationQueue queue() {
            return new OperationQueue() {
                @Override
                public void start(Worker worker, int workers, Membership membership) {}

                @Override
                public int waiting(int most) {
                    return 0;
                }

                @Override
                public void added(StoredOperation operation) {}

                @Override
                public void hurry(StoredOperation operation) {}

                @Override
                public void stop() {}
            };
        }

        @Override
        public Clock clock() {
            return lender.clock();
        }

        @Override
        public String location() {
            return lender.location();
        }

        @Override
        public void close() {}
    }
}

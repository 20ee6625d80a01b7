package io.openbroker.conformance;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import org.junit.jupiter.api.Test;

/** The kit against brokers that keep their state by themselves. */
class ExternalStateTest {

    @Test
    void isNotAccusedIfItWorksAtOnce() {
        findsNothingIn(new LedgerBrokerDispatcher(new LedgerBroker()));
    }

    @Test
    void isNotAccusedIfItWorksInTheBackground() {
        findsNothingIn(new DepotBrokerDispatcher(new DepotBroker()));
    }

    private static void findsNothingIn(BrokerDispatcher broker) {
        try (BrokerServer server = BrokerServer.start(
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials("cf", "pl4tform"), broker)) {
            BrokerConnection connection = BrokerConnection.with(
                    BrokerConnectionSettings.of(server.uri()).withBasic("cf", "pl4tform"));
            // The authentication is not the broker's.
            TestRun.findNothing(TestRun.of(connection)
                    .checks(id -> !id.startsWith("authentication."))
                    .build()
                    .run(ProgressListener.NONE));
        }
    }
}

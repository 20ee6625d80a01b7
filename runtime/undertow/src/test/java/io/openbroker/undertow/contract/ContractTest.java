package io.openbroker.undertow.contract;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.TestServer;
import org.junit.jupiter.api.AfterEach;

/** A fresh server for each test, with three generated dispatchers, a backend behind them, and a platform in front. */
abstract class ContractTest {

    final Backend backend = new Backend();
    final DelegatingBroker delegating = new DelegatingBroker(backend);
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            ContractState.open(),
            new SyncBrokerDispatcher(new SyncBroker(backend)),
            new AsyncBrokerDispatcher(new AsyncBroker(backend)),
            new DelegatingBrokerDispatcher(delegating));
    final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }
}

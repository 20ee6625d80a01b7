package io.openbroker.servlet;

import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.TestServer;
import java.util.List;
import java.util.Optional;

/** Starts brokers in Tomcat for the tests of the server. */
public final class TomcatTestServer implements TestServer.Kind {

    @Override
    public TestServer start(ServerSettings settings, Optional<BrokerState> state, List<BrokerDispatcher> dispatchers) {
        return ServletTestServer.start(Container.Make.TOMCAT, settings, state, dispatchers);
    }
}

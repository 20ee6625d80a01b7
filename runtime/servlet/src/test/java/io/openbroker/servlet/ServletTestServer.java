package io.openbroker.servlet;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.AdminLimits;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.TestServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A broker in a container, with the settings of a server; admins have a container of their own, as they have a port. */
record ServletTestServer(BrokerEngine engine, Duration grace, Port platforms, Optional<Port> admins)
        implements TestServer {

    record Port(OpenBrokerServlet servlet, Container container) {

        static Port open(Container.Make make, OpenBrokerServlet servlet) {
            return new Port(servlet, make.start(Deployment.of(servlet)));
        }
    }

    static TestServer start(
            Container.Make make,
            ServerSettings settings,
            Optional<BrokerState> state,
            List<BrokerDispatcher> dispatchers) {
        BrokerEngine engine = engine(settings, state, dispatchers);
        Optional<Port> admins = settings.admin().map(admin -> {
            AdminLimits limits = admin.limits();
            return Port.open(
                    make,
                    OpenBrokerServlet.admin(
                            engine,
                            RequestLimits.DEFAULT.withMaxRequests(limits.maxRequests()),
                            limits.requestsPerSecond()));
        });
        Port platforms =
                Port.open(make, OpenBrokerServlet.of(engine, settings.listener().requests()));
        return new ServletTestServer(engine, settings.shutdownGrace(), platforms, admins);
    }

    private static BrokerEngine engine(
            ServerSettings settings, Optional<BrokerState> state, List<BrokerDispatcher> dispatchers) {
        BrokerEngineBuilder builder = BrokerEngine.builder();
        state.ifPresent(builder::state);
        dispatchers.forEach(builder::dispatcher);
        builder.limits(settings.limits());
        builder.operations(settings.operations());
        builder.trustedProxies(settings.listener().proxies());
        settings.observers().forEach(builder::observer);
        settings.policies().forEach(builder::policy);
        settings.operationObservers().forEach(builder::operationObserver);
        builder.authentication(settings.authentication());
        settings.admin().ifPresent(admin -> {
            admin.admins().forEach(builder::admin);
            admin.viewers().forEach(builder::viewer);
        });
        return builder.build();
    }

    @Override
    public URI uri() {
        return platforms.container().uri();
    }

    @Override
    public Optional<URI> adminUri() {
        return admins.map(port -> port.container().uri());
    }

    @Override
    public void close() {
        try {
            engine.close(platforms.servlet().drain(grace) ? grace : Duration.ZERO);
            // Handlers that were interrupted have ended by now; their responses must still be sent.
            platforms.servlet().drain(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        platforms.container().close();
        admins.ifPresent(port -> port.container().close());
    }
}

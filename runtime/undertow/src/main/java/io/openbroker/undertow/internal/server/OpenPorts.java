package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.server.HealthStatus;
import io.openbroker.runtime.server.RequestIntake;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.runtime.spi.marketplace.Marketplace;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ClientAuthentication;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.TlsSettings;
import io.openbroker.undertow.internal.exchange.ExchangeHandler;
import io.openbroker.undertow.spi.ServerTls;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The ports of platforms, of admins and of the marketplace. They are open before there is a broker, and reject requests until then: orchestrators see
 * that the process lives, and clients that it is worth waiting. Safe for use by many threads.
 */
final class OpenPorts implements AutoCloseable {

    private static final int ADMIN_THREADS = 4;

    private final Port platforms;
    private final Optional<Port> admins;
    private final Optional<Marketplace> marketplace;

    private OpenPorts(Port platforms, Optional<Port> admins, Optional<Marketplace> marketplace) {
        this.platforms = platforms;
        this.admins = admins;
        this.marketplace = marketplace;
    }

    private record Port(Listener listener, Entrance entrance) {}

    /** Passes requests to the broker once there is one. */
    private static final class Entrance implements HttpHandler {

        private volatile HttpHandler handler;

        Entrance(HttpHandler first) {
            this.handler = first;
        }

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            handler.handleRequest(exchange);
        }
    }

    /**
     * Opens the ports.
     *
     * @throws IllegalStateException if an address cannot be used
     */
    static OpenPorts open(EffectiveSettings effective, Optional<ServerTls> tls) {
        ServerSettings settings = effective.settings();
        Optional<Port> admins = settings.admin().map(admin -> openAdminPort(settings, admin, tls));
        try {
            Port platforms = openPlatformPort(effective, tls);
            try {
                Optional<Marketplace> marketplace =
                        MarketplaceOpener.open(effective, platforms.listener().uri());
                return new OpenPorts(platforms, admins, marketplace);
            } catch (RuntimeException e) {
                platforms.listener().close();
                throw e;
            }
        } catch (RuntimeException e) {
            admins.map(Port::listener).ifPresent(Listener::close);
            throw e;
        }
    }

    private static Port openPlatformPort(EffectiveSettings effective, Optional<ServerTls> tls) {
        ServerSettings settings = effective.settings();
        RequestLimits limits = settings.listener().requests();
        ClientAuthentication clients =
                settings.listener().tls().map(TlsSettings::clientAuthentication).orElse(ClientAuthentication.NONE);
        Entrance entrance = new Entrance(onConnectionThreads(
                starting(limits).withHealthChecks(() -> CompletableFuture.completedFuture(HealthStatus.STARTING))));
        Listener listener = Listener.open(
                Endpoint.ofBroker(effective),
                tls.map(server -> new Listener.Tls(server, clients)),
                limits,
                settings.listener().connections(),
                settings.listener().proxies().addresses(),
                // Handlers have threads of their own.
                Listener.Threads.forReading(),
                entrance);
        return new Port(listener, entrance);
    }

    private static Port openAdminPort(ServerSettings settings, AdminSettings admin, Optional<ServerTls> tls) {
        RequestLimits limits = limits(admin);
        Entrance entrance = new Entrance(onConnectionThreads(starting(limits)));
        Listener listener = Listener.open(
                Endpoint.ofAdmin(admin),
                // Admins authenticate with passwords; client certificates are those of platforms.
                tls.map(server -> new Listener.Tls(server, ClientAuthentication.NONE)),
                limits,
                admin.limits().connections(),
                settings.listener().proxies().addresses(),
                // Threads of its own, so that the port responds however busy the broker is.
                new Listener.Threads(1, ADMIN_THREADS),
                entrance);
        return new Port(listener, entrance);
    }

    private static RequestLimits limits(AdminSettings admin) {
        return RequestLimits.DEFAULT.withMaxRequests(admin.limits().maxRequests());
    }

    private static RequestIntake starting(RequestLimits limits) {
        return RequestIntake.of(BrokerEngine.starting(), limits);
    }

    private static ExchangeHandler onConnectionThreads(RequestIntake intake) {
        return new ExchangeHandler(intake, exchange -> exchange.getConnection().getWorker());
    }

    /** Passes requests to a broker from now on. */
    void serve(BrokerEngine engine, ServerSettings settings, RequestIntake platformIntake) {
        admins.ifPresent(port -> port.entrance().handler =
                onConnectionThreads(adminIntake(engine, settings.admin().orElseThrow())));
        platforms.entrance().handler = new ExchangeHandler(platformIntake, exchange -> engine.handlerThreads());
    }

    private static RequestIntake adminIntake(BrokerEngine engine, AdminSettings admin) {
        return RequestIntake.of(engine.adminPipeline().orElseThrow(), limits(admin))
                .withRate(admin.limits().requestsPerSecond(), TimeSource.SYSTEM.ticker());
    }

    /** Where the broker is reached from this machine; without a path. */
    URI uri() {
        return platforms.listener().uri();
    }

    /** Where admins reach the broker from this machine, if the settings have a port for them. */
    Optional<URI> adminUri() {
        return admins.map(port -> port.listener().uri());
    }

    /** Where a developer tries the broker, if the settings have a marketplace. */
    Optional<URI> marketplaceUri() {
        return marketplace.map(Marketplace::uri);
    }

    @Override
    public void close() {
        marketplace.ifPresent(Marketplace::close);
        platforms.listener().close();
        admins.map(Port::listener).ifPresent(Listener::close);
    }
}

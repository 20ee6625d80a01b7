package io.openbroker.undertow.support;

import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The server of a test: Undertow, unless the system property {@code test.server} names a class that starts another one. So
 * one suite holds for every server.
 */
public interface TestServer extends AutoCloseable {

    /** Where the broker is reached; without a slash at the end. */
    URI uri();

    /** Where admins reach the broker. */
    Optional<URI> adminUri();

    default int port() {
        return uri().getPort();
    }

    /** Stops as gracefully as the server can. */
    @Override
    void close();

    /** A kind of server, which a class with a constructor without parameters starts. */
    @FunctionalInterface
    interface Kind {

        TestServer start(ServerSettings settings, Optional<BrokerState> state, List<BrokerDispatcher> dispatchers);
    }

    static TestServer start(ServerSettings settings, BrokerDispatcher... dispatchers) {
        return kind().start(settings, Optional.empty(), List.of(dispatchers));
    }

    static TestServer start(ServerSettings settings, BrokerState state, BrokerDispatcher... dispatchers) {
        return kind().start(settings, Optional.of(state), List.of(dispatchers));
    }

    private static Kind kind() {
        String name = System.getProperty("test.server", "");
        if (name.isEmpty()) {
            return UndertowTestServer::start;
        }
        try {
            return Class.forName(name).asSubclass(Kind.class).getConstructor().newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("test.server names no class that starts a server: " + name, e);
        }
    }

    /** The server of this module. */
    record UndertowTestServer(BrokerServer server) implements TestServer {

        private static TestServer start(
                ServerSettings settings, Optional<BrokerState> state, List<BrokerDispatcher> dispatchers) {
            BrokerDispatcher[] array = dispatchers.toArray(BrokerDispatcher[]::new);
            return new UndertowTestServer(
                    state.isPresent()
                            ? BrokerServer.start(settings, state.get(), array)
                            : BrokerServer.start(settings, array));
        }

        @Override
        public URI uri() {
            return server.uri();
        }

        @Override
        public Optional<URI> adminUri() {
            return server.adminUri();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}

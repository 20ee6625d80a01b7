package io.openbroker.processor;

import java.util.List;

/** As much of the server's classes as generated code calls. */
final class ServerStubs {

    static final List<String> SOURCES = List.of("""
            package io.openbroker.undertow;

            import io.openbroker.runtime.generated.BrokerDispatcher;
            import java.util.concurrent.Callable;

            public final class BrokerServer implements AutoCloseable {
                private BrokerServer() {}

                public static void run(String[] args, BrokerDispatcher... dispatchers) {}

                public static void run(String[] args, Callable<? extends BrokerDispatcher> dispatcher) {}

                public static BrokerServer start(ServerSettings settings, BrokerDispatcher... dispatchers) {
                    return new BrokerServer();
                }

                @Override
                public void close() {}
            }
            """, """
            package io.openbroker.undertow;

            public final class ServerSettings {
                private ServerSettings() {}
            }
            """);

    private ServerStubs() {}
}

package io.openbroker.sample.postgres;

import io.openbroker.undertow.BrokerServer;
import java.io.IOException;
import java.util.Optional;

/** Runs the broker with the PostgreSQL server of the environment, or with an embedded one if there is none. */
final class PostgresBrokerMain {

    private PostgresBrokerMain() {}

    public static void main(String[] args) throws IOException {
        Optional<DatabaseServer> named = DatabaseServer.fromEnvironment(System.getenv());
        // An embedded server stops by itself when the process ends.
        DatabaseServer server =
                named.isPresent() ? named.get() : EmbeddedServer.start().server();
        BrokerServer.run(args, new PostgresBrokerDispatcher(new PostgresBroker(server)));
    }
}

package io.openbroker.sample.quickstart;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.h2.tools.Server;

@Broker
@ServiceOffering(
        id = "a4c5e1f0-52d1-4b7c-9a5e-0d4f3c6b8e21",
        name = "h2",
        description = "SQL databases, ready at once",
        documentationUrl = "https://h2database.com",
        plans = QuickstartBroker.Plans.class)
public final class QuickstartBroker {
    enum Plans {
        @Plan(id = "6d0b7c3e-1f7a-4c39-8b1d-2a9e5f4c7d02", description = "Speaks standard SQL")
        REGULAR,
        @Plan(id = "e83f9a64-7c25-4f0e-b6d8-91c4a5b2f703", description = "Speaks the SQL of PostgreSQL")
        POSTGRESQL
    }

    record Options(Optional<Boolean> ignoreCase) {}

    record Credentials(String uri, String username, String password) {}

    private final String adminPassword = UUID.randomUUID().toString();
    private final Server server;

    QuickstartBroker() throws SQLException {
        System.setProperty("h2.bindAddress", "localhost"); // H2 would listen on all interfaces.
        server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start();
    }

    @Provision
    void provision(@InstanceId String id, Plans plan, @Parameters Options options) throws SQLException {
        boolean ignoreCase = options.ignoreCase().orElse(false);
        execute(id, "SET DB_CLOSE_DELAY -1; SET MODE " + plan + "; SET IGNORECASE " + ignoreCase);
    }

    @Bind
    Credentials bind(@InstanceId String id, @BindingId String bindingId) throws SQLException {
        String user = name(bindingId);
        String password = UUID.randomUUID().toString();
        execute(id, "CREATE USER " + user + " PASSWORD '" + password + "'; GRANT ALTER ANY SCHEMA TO " + user);
        return new Credentials("jdbc:h2:" + server.getURL() + "/mem:" + name(id), user, password);
    }

    @Unbind
    void unbind(@InstanceId String id, @BindingId String bindingId) throws SQLException {
        execute(id, "DROP USER IF EXISTS " + name(bindingId));
    }

    @Deprovision
    void deprovision(@InstanceId String id) throws SQLException {
        execute(id, "SHUTDOWN");
    }

    private void execute(String id, String sql) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:h2:mem:" + name(id), "admin", adminPassword)) {
            database.createStatement().execute(sql);
        }
    }

    private static String name(String id) {
        return ("ID_" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))).replace('-', '_');
    }
}

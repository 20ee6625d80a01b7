package io.openbroker.sample.quickstart;

import io.openbroker.annotation.Async;
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
import io.openbroker.model.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

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

    record Options(Optional<Boolean> ignoreCase, Optional<Boolean> sampleData) {}

    record Credentials(String uri, String username, String password) {}

    private final H2Server server;

    QuickstartBroker() throws IOException, SQLException {
        server = H2Server.start(Path.of("databases"), System.getenv().getOrDefault("H2_PORT", "9092"));
    }

    @Provision(async = Async.WHEN_ACCEPTED) // Called again after a crash.
    void provision(@InstanceId String id, Plans plan, @Parameters Options options, Progress progress)
            throws SQLException {
        server.execute(plan, id, "SET IGNORECASE " + options.ignoreCase().orElse(false));
        int rows = options.sampleData().orElse(false) ? 500_000 : 0;
        for (int row = 0; row < rows; row += 5_000) {
            progress.report(row + " of " + rows + " rows of sample data are there");
            progress.throwIfCancelled();
            server.execute(plan, id, "CREATE TABLE IF NOT EXISTS squares (x BIGINT PRIMARY KEY, y BIGINT)");
            String next = "SELECT x, x * x FROM system_range(%d + 1, %<d + 5000)".formatted(row);
            server.execute(plan, id, "MERGE INTO squares " + next);
        }
    }

    @Bind
    Credentials bind(@InstanceId String id, @BindingId String bindingId, Plans plan) throws SQLException {
        String user = H2Server.name(bindingId);
        String password = UUID.randomUUID().toString();
        unbind(id, bindingId, plan); // Removes the rest of an interrupted bind.
        String sql = "CREATE USER " + user + " PASSWORD '" + password + "'; GRANT ALTER ANY SCHEMA TO " + user;
        server.execute(plan, id, sql);
        return new Credentials(server.uri(plan, id), user, password);
    }

    @Unbind
    void unbind(@InstanceId String id, @BindingId String bindingId, Plans plan) throws SQLException {
        server.execute(plan, id, "DROP USER IF EXISTS " + H2Server.name(bindingId));
    }

    @Deprovision
    void deprovision(@InstanceId String id, Plans plan) throws SQLException {
        server.execute(plan, id, "DROP ALL OBJECTS DELETE FILES; SHUTDOWN");
    }
}

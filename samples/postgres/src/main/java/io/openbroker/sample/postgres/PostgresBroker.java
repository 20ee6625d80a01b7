package io.openbroker.sample.postgres;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Cost;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Maintenance;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.Progress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Provides databases on a PostgreSQL server. Each service instance is a database, each binding a login role.
 *
 * <p>Every handler can be called again after it was interrupted, and then completes its work.
 */
@Broker
@ServiceOffering(
        id = "0d7f3c52-86ab-4b1e-9c65-3e2f8a71d4b0",
        name = "postgres",
        description = "PostgreSQL databases",
        tags = {"postgres", "postgresql", "relational"},
        displayName = "PostgreSQL",
        documentationUrl = "https://www.postgresql.org/docs/",
        plans = PostgresBroker.Plans.class)
final class PostgresBroker {

    enum Plans {
        @Plan(
                id = "5b8e1f6a-2c94-4d07-a3be-7f1d90c6e812",
                description = "For trying things out",
                bullets = {"5 connections", "Statements run for up to 30 seconds"})
        SMALL(5, Duration.ofSeconds(30)),

        @Plan(
                id = "c92a4d7e-b105-4f38-8e6c-1a5d3f7b9024",
                description = "For production",
                free = false,
                bullets = {"50 connections", "Statements run for up to 10 minutes"},
                costs = @Cost(amount = @Cost.Amount(currency = "usd", value = 25), unit = "MONTHLY"),
                maintenance =
                        @Maintenance(
                                version = "1.1.0",
                                description = "Updates extensions and the planner's statistics"))
        LARGE(50, Duration.ofMinutes(10));

        private final int connections;
        private final Duration statementTimeout;

        Plans(int connections, Duration statementTimeout) {
            this.connections = connections;
            this.statementTimeout = statementTimeout;
        }

        int connections() {
            return connections;
        }

        Duration statementTimeout() {
            return statementTimeout;
        }
    }

    private final ParameterChecks checks;
    private final Databases databases;
    private final LoginRoles roles;

    PostgresBroker(DatabaseServer server) {
        checks = new ParameterChecks(server);
        databases = new Databases(server);
        roles = new LoginRoles(server);
    }

    @Provision(async = Async.WHEN_ACCEPTED)
    void provision(@InstanceId String id, Plans plan, @Parameters DatabaseParameters parameters, Progress progress)
            throws SQLException {
        checks.check(parameters);
        databases.create(InstanceNames.of(id), plan, parameters, progress);
    }

    @Update
    void update(
            @InstanceId String id,
            Plans plan,
            @Parameters DatabaseParameters parameters,
            Optional<MaintenanceInfo> maintenance)
            throws SQLException {
        checks.check(parameters);
        InstanceNames names = InstanceNames.of(id);
        databases.change(names, plan, parameters);
        if (maintenance.isPresent()) {
            databases.maintain(names);
        }
    }

    @Deprovision
    void deprovision(@InstanceId String id) throws SQLException {
        databases.drop(InstanceNames.of(id));
    }

    @Bind
    Credentials bind(@InstanceId String id, @BindingId String bindingId, @Parameters BindingParameters parameters)
            throws SQLException {
        boolean readOnly = parameters.readOnly().orElse(false);
        return roles.create(InstanceNames.of(id), bindingId, readOnly);
    }

    @Unbind
    void unbind(@InstanceId String id, @BindingId String bindingId) throws SQLException {
        roles.drop(InstanceNames.of(id), bindingId);
    }
}

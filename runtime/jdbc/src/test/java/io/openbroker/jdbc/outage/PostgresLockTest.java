package io.openbroker.jdbc.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbroker.jdbc.PostgresServer;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** What platforms receive while PostgreSQL is locked, slow or read-only. */
class PostgresLockTest extends BrokerOnPostgres {

    /** Also what waits for the limits of statements. */
    private static final boolean LONG = Boolean.getBoolean("openbroker.outage.long");

    @Override
    PostgresServer postgres() {
        return PostgresServer.shared();
    }

    @Test
    void answersInTimeWhileStatementsTakeTooLong() throws Exception {
        assumeTrue(LONG, "Waits for statement_timeout; runs with -Plong");
        assertThat(broker.provision("i")).isEqualTo(201);
        execute("create function wait() returns trigger language plpgsql as"
                + " $$ begin perform pg_sleep(12); return new; end $$");
        execute("create trigger slow before insert or update on openbroker_instance"
                + " for each row execute function wait()");

        // More than there are connections, of which the last ones never get any.
        List<IntSupplier> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String id = "slow" + i;
            requests.add(() -> broker.provision(id));
        }
        areRejectedInTime(requests);
        assertThat(broker.fetch("i")).isEqualTo(200);

        execute("drop trigger slow on openbroker_instance");
        RunningBroker.await("requests succeed again", () -> broker.provision("slow1") == 201);
        assertThat(broker.handlers.calls("slow1")).isOne();
    }

    @Test
    void readsWhileTheDatabaseIsReadOnly() throws Exception {
        assertThat(broker.provision("i")).isEqualTo(201);
        postgres().execute("alter database " + database + " set default_transaction_read_only = on");
        postgres().terminateSessions(database);

        RunningBroker.await("writes are rejected", () -> broker.deprovision("i") == 503);
        assertThat(broker.provision("j")).isEqualTo(503);
        assertThat(broker.bind("i", "b")).isEqualTo(503);
        assertThat(broker.fetch("i")).isEqualTo(200);
        assertThat(broker.ready()).isEqualTo(503);

        // Sessions that are open stay read-only, as they do after a failover.
        postgres().execute("alter database " + database + " reset default_transaction_read_only");
        RunningBroker.await("the broker is ready", () -> broker.ready() == 200);
        assertThat(broker.bind("i", "b")).isEqualTo(201);
        assertThat(broker.handlers.calls("j")).isZero();
    }

    @Test
    void answersInTimeWhileATableIsLocked() throws Exception {
        assertThat(broker.provision("i")).isEqualTo(201);
        try (Connection connection = postgres().connect(database);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table openbroker_instance in access exclusive mode");

            // More than there are connections.
            List<IntSupplier> requests = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String id = "locked" + i;
                requests.add(() -> broker.provision(id));
                requests.add(() -> broker.fetch("i"));
            }
            areRejectedInTime(requests);
            connection.rollback();
        }
        RunningBroker.await("requests succeed again", () -> broker.fetch("i") == 200);
        assertThat(broker.provision("locked1")).isEqualTo(201);
        assertThat(broker.handlers.calls("locked1")).isOne();
    }
}

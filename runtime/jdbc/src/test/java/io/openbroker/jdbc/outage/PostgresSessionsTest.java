package io.openbroker.jdbc.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Sessions of PostgreSQL that are ended, of which platforms notice nothing, and how many there are. */
class PostgresSessionsTest extends BrokerOnPostgres {

    private static final int ENDED_SESSIONS = Integer.getInteger("openbroker.outage.sessions", 50);

    @Override
    PostgresServer postgres() {
        return PostgresServer.shared();
    }

    @Test
    void retriesWhatASessionThatWasEndedHasBroken() {
        try (Load load = new Load()) {
            for (int i = 0; i < 5; i++) {
                load.await(201, 100);
                postgres().terminateSessions(database);
            }
            load.await(201, 100);
            load.end();

            // Two ends in a row are for the platform to retry; a single one is not.
            assertThat(load.count(503)).isLessThan(load.count(201) / 20);
        }
    }

    @Test
    void noticesNoSessionThatWasEndedBetweenRequests() throws Exception {
        for (int i = 0; i < ENDED_SESSIONS; i++) {
            String id = "i" + i;
            postgres().terminateSessions(database);
            switch (i % 3) {
                case 0 -> assertThat(broker.provision(id)).as(id).isEqualTo(201);
                case 1 -> assertThat(broker.fetch("i" + (i - 1))).as(id).isEqualTo(200);
                default -> assertThat(broker.deprovision("i" + (i - 2))).as(id).isEqualTo(200);
            }
        }
    }

    @Test
    void takesFewConnectionsWhileItIsIdle() throws Exception {
        String idle = postgres().createWithTables();
        try (RunningBroker other = new RunningBroker(open(idle))) {
            assertThat(other.ready()).isEqualTo(200);
            // Twenty polls of the queue.
            for (int i = 0; i < 4; i++) {
                double before = number(idle, LAST_HEARTBEAT);
                RunningBroker.await("a heartbeat", () -> number(idle, LAST_HEARTBEAT) > before);
                assertThat(number(idle, "select count(*) from pg_stat_activity where datname = current_database()"))
                        // One asks.
                        .isBetween(1.0 + 1, 5.0 + 1);
            }
        }
    }

    private static final String LAST_HEARTBEAT = "select extract(epoch from max(seen_at)) from openbroker_replica";

    private double number(String name, String sql) {
        try (Connection connection = postgres().connect(name);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

package io.openbroker.sample.postgres;

import static io.openbroker.sample.postgres.Platform.LARGE;
import static io.openbroker.sample.postgres.Platform.SMALL;
import static io.openbroker.sample.postgres.Platform.connect;
import static io.openbroker.sample.postgres.Platform.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InstancesTest {

    private static Platform platform;

    @BeforeAll
    static void start() throws IOException {
        platform = Platform.start();
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
    }

    @Test
    void theBrokerIsANamedModule() {
        assertThat(PostgresBroker.class.getModule().getName()).isEqualTo("io.openbroker.sample.postgres");
    }

    @Test
    void theCatalogShowsPlansCostsAndMaintenance() throws Exception {
        HttpResponse<String> catalog = platform.get("/v2/catalog");

        assertThat(catalog.statusCode()).isEqualTo(200);
        assertThat(catalog.body())
                .contains("\"name\":\"small\"", "\"name\":\"large\"", "\"version\":\"1.1.0\"", "\"unit\":\"MONTHLY\"");
        assertThat(catalog.body()).contains("\"plan_updateable\":true", "\"bindable\":true");
    }

    @Test
    void createsADatabaseAsynchronously() throws Exception {
        HttpResponse<String> accepted = platform.provisionAsynchronously("later", LARGE, "{}");
        assertThat(accepted.statusCode()).isEqualTo(202);

        HttpResponse<String> ended = platform.lastOperation("later", text(accepted, "operation"));

        assertThat(text(ended, "state")).isEqualTo("succeeded");
        assertThat(setting("later", "SELECT datconnlimit::text FROM pg_database WHERE datname = ?"))
                .containsExactly("50");
    }

    @Test
    void appliesTheParameters() throws Exception {
        String parameters = "{\"extensions\": [\"hstore\", \"uuid-ossp\"], \"timezone\": \"Europe/Berlin\"}";
        assertThat(platform.provision("shaped", SMALL, parameters).statusCode()).isEqualTo(201);

        try (Connection connection = connect(platform.bind("shaped", "app", "{}"))) {
            assertThat(Sql.query(connection, "SELECT 'a=>1'::hstore -> 'a'")).containsExactly("1");
            assertThat(Sql.query(connection, "SELECT length(uuid_generate_v4()::text)::text"))
                    .containsExactly("36");
        }
        assertThat(settings("shaped")).contains("TimeZone=Europe/Berlin", "statement_timeout=30000");
    }

    @Test
    void rejectsBadParametersAndCreatesNothing() throws Exception {
        for (String parameters : List.of(
                "{\"extensions\": [\"dblink\"]}",
                "{\"extensions\": \"hstore\"}",
                "{\"timezone\": \"Mars/Olympus'; DROP ROLE postgres; --\"}",
                "{\"timezone\": \"\\u0000\"}",
                "{\"comment\": \"" + "x".repeat(1_001) + "\"}",
                "{\"colour\": \"blue\"}")) {
            HttpResponse<String> rejected = platform.provision("rejected", SMALL, parameters);

            assertThat(rejected.statusCode()).as(rejected.body()).isEqualTo(400);
            assertThat(platform.has(InstanceNames.of("rejected"))).isFalse();
        }
    }

    @Test
    void anAsynchronousCreationTellsOfBadParametersWhenPolled() throws Exception {
        HttpResponse<String> accepted = platform.provisionAsynchronously("failed", SMALL, "{\"timezone\": \"Mars\"}");
        assertThat(accepted.statusCode()).isEqualTo(202);

        HttpResponse<String> ended = platform.lastOperation("failed", text(accepted, "operation"));

        assertThat(text(ended, "state")).isEqualTo("failed");
        assertThat(text(ended, "description")).contains("/timezone");
        assertThat(platform.has(InstanceNames.of("failed"))).isFalse();
    }

    @Test
    void changesPlanAndParametersAndMaintains() throws Exception {
        platform.provision("changed", SMALL, "{\"timezone\": \"UTC\"}");

        HttpResponse<String> updated = platform.update(
                "changed",
                "\"plan_id\": \"" + LARGE + "\", \"parameters\": {\"extensions\": [\"citext\"]},"
                        + " \"maintenance_info\": {\"version\": \"1.1.0\"}");

        assertThat(updated.statusCode()).as(updated.body()).isEqualTo(200);
        assertThat(settings("changed")).contains("TimeZone=UTC", "statement_timeout=600000");
        assertThat(setting("changed", "SELECT datconnlimit::text FROM pg_database WHERE datname = ?"))
                .containsExactly("50");
        try (Connection connection =
                platform.databaseServer().connect(InstanceNames.of("changed").database())) {
            assertThat(Sql.query(connection, "SELECT extname FROM pg_extension"))
                    .contains("citext");
        }
    }

    @Test
    void rejectsASmallerPlanWhileMoreConnectionsAreOpen() throws Exception {
        platform.provision("busy", SMALL, "{}");
        HttpResponse<String> bound = platform.bind("busy", "app", "{}");
        platform.update("busy", "\"plan_id\": \"" + LARGE + '"');
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                connections.add(connect(bound));
            }
            HttpResponse<String> rejected = platform.update("busy", "\"plan_id\": \"" + SMALL + '"');

            assertThat(rejected.statusCode()).isEqualTo(422);
            assertThat(text(rejected, "error")).isEqualTo("TooManyConnections");
            assertThat(rejected.body()).contains("\"update_repeatable\":true");
            assertThat(setting("busy", "SELECT datconnlimit::text FROM pg_database WHERE datname = ?"))
                    .containsExactly("50");
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    @Test
    void dropsTheDatabaseWithAllRolesAndSessions() throws Exception {
        platform.provision("dropped", SMALL, "{}");
        HttpResponse<String> bound = platform.bind("dropped", "app", "{}");
        try (Connection session = connect(bound)) {
            assertThat(platform.deprovision("dropped", SMALL).statusCode()).isEqualTo(200);

            assertThatThrownBy(() -> Sql.query(session, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(platform.has(InstanceNames.of("dropped"))).isFalse();
        assertThat(platform.deprovision("dropped", SMALL).statusCode()).isEqualTo(410);
    }

    @Test
    void completesADatabaseThatIsThereInPart() throws Exception {
        InstanceNames names = InstanceNames.of("begun");
        createDatabaseOnly(names);

        assertThat(platform.provision("begun", SMALL, "{}").statusCode()).isEqualTo(201);

        try (Connection connection = connect(platform.bind("begun", "app", "{}"))) {
            Sql.execute(connection, "CREATE TABLE visits (page text)");
        }
    }

    @Test
    void dropsADatabaseWhoseCreationFailedHalfway() throws Exception {
        InstanceNames names = InstanceNames.of("broken");
        createDatabaseOnly(names);
        try (Connection connection = platform.databaseServer().connect(names.database())) {
            Sql.execute(connection, "DROP SCHEMA public");
        }
        assertThat(platform.provision("broken", SMALL, "{}").statusCode()).isEqualTo(500);

        assertThat(platform.deprovision("broken", SMALL).statusCode()).isEqualTo(200);

        assertThat(platform.has(names)).isFalse();
    }

    @Test
    void takesAnyTextForWhatItIs() throws Exception {
        String instance = "%27%3B%20DROP%20DATABASE%20postgres%3B%20--%22%2F..";
        String parameters = "{\"comment\": \"it's \\\"mine\\\" %I %L \\\\'; DROP ROLE postgres; --\"}";
        assertThat(platform.provision(instance, SMALL, parameters).statusCode()).isEqualTo(201);

        HttpResponse<String> bound = platform.bind(instance, "%22%3B%20DROP%20ROLE%20postgres%3B%20--", "{}");

        try (Connection connection = connect(bound)) {
            assertThat(Sql.query(
                            connection,
                            "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
                                    + " WHERE datname = current_database()"))
                    .containsExactly("it's \"mine\" %I %L \\'; DROP ROLE postgres; --");
        }
        assertThat(platform.deprovision(instance, SMALL).statusCode()).isEqualTo(200);
    }

    private static void createDatabaseOnly(InstanceNames names) throws SQLException {
        try (Connection connection = platform.databaseServer().connect()) {
            Sql.execute(connection, "CREATE DATABASE %I", names.database());
        }
    }

    private static List<String> settings(String instance) throws SQLException {
        return setting(
                instance,
                "SELECT unnest(setconfig) FROM pg_db_role_setting JOIN pg_database ON pg_database.oid = setdatabase"
                        + " WHERE datname = ?");
    }

    private static List<String> setting(String instance, String query) throws SQLException {
        try (Connection connection = platform.databaseServer().connect()) {
            return Sql.query(connection, query, InstanceNames.of(instance).database());
        }
    }
}

package io.openbroker.sample.postgres;

import static io.openbroker.sample.postgres.Platform.SMALL;
import static io.openbroker.sample.postgres.Platform.connect;
import static io.openbroker.sample.postgres.Platform.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BindingsTest {

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
    void credentialsConnectUntilTheyAreUnbound() throws Exception {
        platform.provision("walk", SMALL, "{}");
        HttpResponse<String> bound = platform.bind("walk", "app", "{}");
        assertThat(bound.statusCode()).isEqualTo(201);
        assertThat(text(bound, "uri"))
                .startsWith("postgresql://" + text(bound, "username") + ":" + text(bound, "password") + "@")
                .endsWith("/" + text(bound, "database"));
        try (Connection session = connect(bound)) {
            Sql.execute(session, "CREATE TABLE visits (page text)");

            assertThat(platform.unbind("walk", "app").statusCode()).isEqualTo(200);

            assertThatThrownBy(() -> Sql.query(session, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connect(bound)).hasMessageContaining("authentication failed");
        assertThat(platform.unbind("walk", "app").statusCode()).isEqualTo(410);
    }

    @Test
    void onlyTheRightPasswordConnects() throws Exception {
        platform.provision("locked", SMALL, "{}");
        HttpResponse<String> bound = platform.bind("locked", "app", "{}");

        assertThatThrownBy(() -> DriverManager.getConnection(text(bound, "jdbcUrl") + "x"))
                .hasMessageContaining("authentication failed");
    }

    @Test
    void bindingsShareWhatTheyCreate() throws Exception {
        platform.provision("shared", SMALL, "{}");
        try (Connection first = connect(platform.bind("shared", "first", "{}"))) {
            Sql.execute(first, "CREATE TABLE notes (line text)");
        }
        HttpResponse<String> second = platform.bind("shared", "second", "{}");
        platform.unbind("shared", "first");

        try (Connection connection = connect(second)) {
            Sql.execute(connection, "INSERT INTO notes VALUES ('still there')");
            Sql.execute(connection, "DROP TABLE notes");
        }
    }

    @Test
    void whatAnApplicationMadeUnderItsOwnNameStays() throws Exception {
        platform.provision("own", SMALL, "{}");
        try (Connection connection = connect(platform.bind("own", "app", "{}"))) {
            Sql.execute(connection, "SET ROLE NONE");
            Sql.execute(connection, "CREATE SCHEMA mine");
            Sql.execute(connection, "CREATE TABLE mine.notes AS SELECT 1 AS line");
        }

        assertThat(platform.unbind("own", "app").statusCode()).isEqualTo(200);

        try (Connection connection = connect(platform.bind("own", "other", "{}"))) {
            assertThat(Sql.query(connection, "SELECT line FROM mine.notes")).containsExactly("1");
        }
    }

    @Test
    void aReadOnlyBindingReadsAndCannotWrite() throws Exception {
        platform.provision("read", SMALL, "{}");
        HttpResponse<String> reader = platform.bind("read", "reader", "{\"readOnly\": true}");
        try (Connection writing = connect(platform.bind("read", "writer", "{}"));
                Connection reading = connect(reader)) {
            Sql.execute(writing, "CREATE TABLE notes AS SELECT 7 AS line");

            assertThat(Sql.query(reading, "SELECT line FROM notes")).containsExactly("7");
            for (String command : List.of(
                    "INSERT INTO notes VALUES (8)",
                    "CREATE TABLE more (line int)",
                    "CREATE TEMPORARY TABLE more (line int)",
                    "CREATE SCHEMA more")) {
                assertThatThrownBy(() -> Sql.execute(reading, command)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void noBindingLiftsThePlansLimits() throws Exception {
        platform.provision("limited", SMALL, "{}");
        HttpResponse<String> bound = platform.bind("limited", "app", "{}");
        try (Connection connection = connect(bound)) {
            assertThatThrownBy(() ->
                            Sql.execute(connection, "ALTER DATABASE %I CONNECTION LIMIT -1", text(bound, "database")))
                    .hasMessageContaining("must be owner");
        }
    }

    @Test
    void noBindingConnectsToAnotherInstance() throws Exception {
        platform.provision("mine", SMALL, "{}");
        platform.provision("yours", SMALL, "{}");
        HttpResponse<String> mine = platform.bind("mine", "app", "{}");
        HttpResponse<String> yours = platform.bind("yours", "app", "{}");
        String url = text(yours, "jdbcUrl").replaceFirst("\\?.*", "");

        assertThatThrownBy(() -> DriverManager.getConnection(url, text(mine, "username"), text(mine, "password")))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void badParametersCreateNoRole() throws Exception {
        platform.provision("strict", SMALL, "{}");

        assertThat(platform.bind("strict", "app", "{\"readOnly\": \"yes\"}").statusCode())
                .isEqualTo(400);

        try (Connection connection = platform.databaseServer().connect()) {
            String login = InstanceNames.of("strict").login("app");
            assertThat(Sql.exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", login))
                    .isFalse();
        }
    }

    @Test
    void bindsInParallel() throws Exception {
        platform.provision("parallel", SMALL, "{}");
        Callable<HttpResponse<String>> first = () -> platform.bind("parallel", "first", "{}");
        Callable<HttpResponse<String>> second = () -> platform.bind("parallel", "second", "{\"readOnly\": true}");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (Future<HttpResponse<String>> bound : threads.invokeAll(List.of(first, second))) {
                assertThat(bound.get().statusCode()).as(bound.get().body()).isEqualTo(201);
                try (Connection connection = connect(bound.get())) {
                    assertThat(Sql.query(connection, "SELECT session_user"))
                            .containsExactly(text(bound.get(), "username"));
                }
            }
        } finally {
            threads.shutdown();
        }
    }
}

package io.openbroker.sample.quickstart;

import static io.openbroker.sample.quickstart.PlatformClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuickstartBrokerTest {

    private static final String SERVICE = "a4c5e1f0-52d1-4b7c-9a5e-0d4f3c6b8e21";
    private static final String REGULAR = "6d0b7c3e-1f7a-4c39-8b1d-2a9e5f4c7d02";
    private static final String POSTGRESQL = "e83f9a64-7c25-4f0e-b6d8-91c4a5b2f703";

    private static BrokerServer server;
    private static PlatformClient platform;

    @BeforeAll
    static void start() throws SQLException {
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withCredentials(PlatformClient.USER, PlatformClient.PASSWORD);
        server = QuickstartBrokerServer.start(new QuickstartBroker(), settings);
        platform = new PlatformClient(server.uri());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theCatalogShowsTheOffering() throws Exception {
        HttpResponse<String> catalog = platform.get("/v2/catalog");

        assertThat(catalog.statusCode()).isEqualTo(200);
        assertThat(catalog.body()).contains("\"id\":\"" + SERVICE + '"', "\"id\":\"" + REGULAR + '"', POSTGRESQL);
        assertThat(catalog.body()).contains("\"name\":\"regular\"", "\"name\":\"postgresql\"", "\"bindable\":true");
        assertThat(catalog.body()).contains("\"documentationUrl\":\"https://h2database.com\"");
    }

    @Test
    void credentialsConnectUntilTheyAreUnbound() throws Exception {
        String instance = "/v2/service_instances/walk";
        String binding = instance + "/service_bindings/app";
        assertThat(provision(instance, REGULAR, "{}").statusCode()).isEqualTo(201);

        HttpResponse<String> bound = bind(binding, REGULAR);
        assertThat(bound.statusCode()).isEqualTo(201);
        try (Connection connection = connect(bound);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE visits (page VARCHAR)");
            assertThat(statement.executeUpdate("INSERT INTO visits VALUES ('home')"))
                    .isEqualTo(1);
        }

        assertThat(platform.delete(binding + query(REGULAR)).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> connect(bound))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Wrong user name or password");

        assertThat(platform.delete(instance + query(REGULAR)).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> connect(bound))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("not found");
        assertThat(platform.delete(instance + query(REGULAR)).statusCode()).isEqualTo(410);
    }

    @Test
    void bindingsShareTheDatabaseButAreNoAdministrators() throws Exception {
        String instance = "/v2/service_instances/shared";
        provision(instance, REGULAR, "{}");
        try (Connection first = connect(bind(instance + "/service_bindings/first", REGULAR));
                Connection second = connect(bind(instance + "/service_bindings/second", REGULAR));
                Statement writing = first.createStatement();
                Statement reading = second.createStatement()) {
            writing.execute("CREATE TABLE notes (line VARCHAR)");
            assertThat(reading.executeUpdate("INSERT INTO notes VALUES ('from the other one')"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> writing.execute("CREATE ALIAS run AS 'void run() {}'"))
                    .hasMessageContaining("Admin rights are required");
        }
    }

    @Test
    void planAndParametersShapeTheDatabase() throws Exception {
        String instance = "/v2/service_instances/shaped";
        provision(instance, POSTGRESQL, "{\"ignoreCase\": true}");
        try (Connection connection = connect(bind(instance + "/service_bindings/app", POSTGRESQL));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE words (word VARCHAR PRIMARY KEY)");
            statement.execute("INSERT INTO words VALUES ('Word') ON CONFLICT DO NOTHING");
            try (ResultSet found = statement.executeQuery("SELECT word FROM words WHERE word = 'WORD'")) {
                assertThat(found.next()).isTrue();
            }
        }
    }

    @Test
    void parametersOfAnotherTypeAreRefused() throws Exception {
        String instance = "/v2/service_instances/refused";

        HttpResponse<String> refused = provision(instance, REGULAR, "{\"ignoreCase\": \"TRUE; SHUTDOWN\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("ignoreCase");
        assertThat(platform.get(instance).statusCode()).isEqualTo(404);
    }

    @Test
    void idsMayHoldAnyCharacter() throws Exception {
        String instance = "/v2/service_instances/%27%3B%20DROP%20ALL%20OBJECTS%3B%20--%2F..";
        assertThat(provision(instance, REGULAR, "{}").statusCode()).isEqualTo(201);
        try (Connection connection = connect(bind(instance + "/service_bindings/%22%3B%20SHUTDOWN%3B%20--", REGULAR))) {
            assertThat(connection.isValid(0)).isTrue();
        }
        assertThat(platform.delete(instance + query(REGULAR)).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> provision(String instance, String plan, String parameters) throws Exception {
        return platform.put(instance, """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "org", "space_guid": "space",
                 "parameters": %s}""".formatted(SERVICE, plan, parameters));
    }

    private static HttpResponse<String> bind(String binding, String plan) throws Exception {
        return platform.put(binding, "{\"service_id\": \"%s\", \"plan_id\": \"%s\"}".formatted(SERVICE, plan));
    }

    private static Connection connect(HttpResponse<String> bound) throws SQLException {
        return DriverManager.getConnection(text(bound, "uri"), text(bound, "username"), text(bound, "password"));
    }

    private static String query(String plan) {
        return "?service_id=" + SERVICE + "&plan_id=" + plan;
    }
}

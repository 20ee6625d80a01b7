package io.openbroker.sample.quickstart;

import static io.openbroker.sample.quickstart.Requests.POSTGRESQL;
import static io.openbroker.sample.quickstart.Requests.REGULAR;
import static io.openbroker.sample.quickstart.Requests.SERVICE;
import static io.openbroker.sample.quickstart.Requests.bind;
import static io.openbroker.sample.quickstart.Requests.connect;
import static io.openbroker.sample.quickstart.Requests.instance;
import static io.openbroker.sample.quickstart.Requests.provision;
import static io.openbroker.sample.quickstart.Requests.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartBrokerTest {

    @TempDir
    private static Path directory = Path.of("");

    private static BrokerProcess broker;
    private static PlatformClient platform;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        broker = BrokerProcess.start(directory, 0);
        platform = broker.platform();
    }

    @AfterAll
    static void stop() {
        broker.close();
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
        String instance = instance("walk");
        String binding = instance + "/service_bindings/app";
        assertThat(provision(platform, instance, REGULAR, "{}").statusCode()).isEqualTo(201);

        HttpResponse<String> bound = bind(platform, binding, REGULAR);
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
        String instance = instance("shared");
        provision(platform, instance, REGULAR, "{}");
        try (Connection first = connect(bind(platform, instance + "/service_bindings/first", REGULAR));
                Connection second = connect(bind(platform, instance + "/service_bindings/second", REGULAR));
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
        String instance = instance("shaped");
        provision(platform, instance, POSTGRESQL, "{\"ignoreCase\": true}");
        try (Connection connection = connect(bind(platform, instance + "/service_bindings/app", POSTGRESQL));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE words (word VARCHAR PRIMARY KEY)");
            statement.execute("INSERT INTO words VALUES ('Word') ON CONFLICT DO NOTHING");
            try (ResultSet found = statement.executeQuery("SELECT word FROM words WHERE word = 'WORD'")) {
                assertThat(found.next()).isTrue();
            }
        }
    }

    @Test
    void parametersOfAnotherTypeAreRejected() throws Exception {
        String instance = instance("rejected");

        HttpResponse<String> rejected = provision(platform, instance, REGULAR, "{\"ignoreCase\": \"TRUE; SHUTDOWN\"}");

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body()).contains("ignoreCase");
        assertThat(platform.get(instance).statusCode()).isEqualTo(404);
    }

    @Test
    void idsMayHoldAnyCharacter() throws Exception {
        String instance = instance("%27%3B%20DROP%20ALL%20OBJECTS%3B%20--%2F..");
        assertThat(provision(platform, instance, REGULAR, "{}").statusCode()).isEqualTo(201);
        try (Connection connection =
                connect(bind(platform, instance + "/service_bindings/%22%3B%20SHUTDOWN%3B%20--", REGULAR))) {
            assertThat(connection.isValid(0)).isTrue();
        }
        assertThat(platform.delete(instance + query(REGULAR)).statusCode()).isEqualTo(200);
    }
}

package io.openbroker.sample.quickstart;

import static io.openbroker.sample.quickstart.Requests.REGULAR;
import static io.openbroker.sample.quickstart.Requests.instance;
import static io.openbroker.sample.quickstart.Requests.provision;
import static io.openbroker.sample.quickstart.Requests.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.sample.quickstart.QuickstartBroker.Credentials;
import io.openbroker.sample.quickstart.QuickstartBroker.Options;
import io.openbroker.sample.quickstart.QuickstartBroker.Plans;
import io.openbroker.testkit.Conformance;
import io.openbroker.testkit.TestBinding;
import io.openbroker.testkit.TestInstance;
import io.openbroker.testkit.TestPlatform;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class QuickstartBrokerTest {

    @TempDir
    private static Path directory = Path.of("");

    private static BrokerProcess broker;
    private static TestPlatform platform;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        broker = BrokerProcess.start(directory, 0);
        platform = TestPlatform.cloudFoundry().at(broker.uri(), PlatformClient.USER, PlatformClient.PASSWORD);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @TestFactory
    Stream<DynamicNode> conforms() {
        return Conformance.of(platform).tests();
    }

    @Test
    void credentialsConnectUntilTheyAreUnbound() throws Exception {
        TestInstance instance = platform.provision(Plans.REGULAR);
        TestBinding bound = instance.bind();
        try (Connection connection = connect(bound);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE visits (page VARCHAR)");
            assertThat(statement.executeUpdate("INSERT INTO visits VALUES ('home')"))
                    .isEqualTo(1);
        }

        bound.unbind();
        assertThatThrownBy(() -> connect(bound))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Wrong user name or password");

        instance.deprovision();
        assertThatThrownBy(() -> connect(bound))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("not found");
        assertThat(instance.beginDeprovision().expectRejected(410).error()).isEmpty();
    }

    @Test
    void bindingsShareTheDatabaseButAreNoAdministrators() throws Exception {
        TestInstance instance = platform.provision(Plans.REGULAR);
        try (Connection first = connect(instance.bind());
                Connection second = connect(instance.bind());
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
        Options options = new Options(Optional.of(true), Optional.empty());
        try (Connection connection =
                        connect(platform.provision(Plans.POSTGRESQL, options).bind());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE words (word VARCHAR PRIMARY KEY)");
            statement.execute("INSERT INTO words VALUES ('Word') ON CONFLICT DO NOTHING");
            try (ResultSet found = statement.executeQuery("SELECT word FROM words WHERE word = 'WORD'")) {
                assertThat(found.next()).isTrue();
            }
        }
    }

    @Test
    void parametersOfAnotherTypeAreRejected() {
        assertThat(platform.beginProvision(Plans.REGULAR, "{\"ignoreCase\": \"TRUE; SHUTDOWN\"}")
                        .expectRejected(400)
                        .description()
                        .orElse(""))
                .contains("ignoreCase");
    }

    @Test
    void idsMayHoldAnyCharacter() throws Exception {
        PlatformClient client = broker.platform();
        String instance = instance("%27%3B%20DROP%20ALL%20OBJECTS%3B%20--%2F..");
        assertThat(provision(client, instance, REGULAR, "{}").statusCode()).isEqualTo(201);
        HttpResponse<String> bound =
                Requests.bind(client, instance + "/service_bindings/%22%3B%20SHUTDOWN%3B%20--", REGULAR);
        try (Connection connection = Requests.connect(bound)) {
            assertThat(connection.isValid(0)).isTrue();
        }
        assertThat(client.delete(instance + query(REGULAR)).statusCode()).isEqualTo(200);
    }

    private static Connection connect(TestBinding bound) throws SQLException {
        Credentials credentials = bound.credentials(Credentials.class);
        return DriverManager.getConnection(credentials.uri(), credentials.username(), credentials.password());
    }
}

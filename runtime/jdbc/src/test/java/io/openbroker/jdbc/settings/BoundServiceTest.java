package io.openbroker.jdbc.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.undertow.BrokerServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker's process with the environment that Cloud Foundry gives to an application with bound services. */
class BoundServiceTest {

    private static final Pattern LISTENING = Pattern.compile("The broker listens on (http://.*:\\d+) and offers:");
    private static final String KEYS = "{\"name\": \"broker-keys\", \"credentials\": {\"openbroker_state_keys\": %s}}";

    private final String keys = StateKeys.generate().toJson();

    @TempDir
    private Path directory = Path.of("");

    /** What a generated server looks like. */
    static final class Main {

        private Main() {}

        public static void main(String[] args) {
            BrokerServer.run(args, new NotesBrokerDispatcher(new NotesBroker()));
        }
    }

    @Test
    void keepsTheStateInTheBoundDatabase() throws Exception {
        String url = PostgresServer.newDatabase();
        Map<String, String> environment =
                environment("{\"postgresql-db\": [" + service("notes-db", url) + "], \"mysql\": [{\"name\": \"other\","
                        + " \"credentials\": {\"uri\": \"mysql://u:s3cr3t@h/d\"}}],"
                        + " \"user-provided\": [" + KEYS.formatted(keys) + "]}");
        for (int life = 1; life <= 2; life++) {
            Process process = start(environment);
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                List<String> lines = startOf(out);
                URI server = lines.stream()
                        .map(LISTENING::matcher)
                        .filter(Matcher::matches)
                        .map(line -> URI.create(line.group(1)))
                        .findFirst()
                        .orElseThrow();

                assertThat(provision(server)).isEqualTo(life == 1 ? 201 : 200);
                assertThat(lines)
                        .anyMatch(line -> line.startsWith("State is stored in postgresql://localhost:")
                                && line.endsWith(", the service notes-db in VCAP_SERVICES."))
                        .contains("This replica is notes-broker/3.");
                assertThat(replicas(url))
                        .singleElement()
                        .satisfies(name ->
                                assertThat(name).startsWith("notes-broker/3/").hasSizeLessThanOrEqualTo(64));
                process.destroy();
                process.waitFor();
            } finally {
                process.destroyForcibly();
            }
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void saysWhatIsMissingAndNoSecret() throws Exception {
        String one = service("one", "jdbc:postgresql://h/1?password=s3cr3t");
        String two = service("two", "jdbc:postgresql://h/2?password=s3cr3t");

        assertThat(failure(environment("{\"postgresql-db\": [" + one + "," + two + "]}")))
                .isEqualTo("The server cannot start: Several databases are bound to this application: one, two. Set"
                        + " OPENBROKER_STATE_SERVICE to the one for the state, or OPENBROKER_STATE.");
        assertThat(failure(environment("{\"postgresql-db\": [" + one + "]}")))
                .startsWith("The server cannot start: State in a shared database is encrypted, but no key set is")
                .endsWith("or on Cloud Foundry bind a service whose credentials have them as openbroker_state_keys");
        assertThat(failure(environment(
                        "{\"postgresql-db\": [{\"name\": \"one\", \"credentials\": {\"credhub-ref\": \"s3cr3t\"}}]}")))
                .isEqualTo("The server cannot start: The credentials of the bound service \"one\" have neither a URI of"
                        + " PostgreSQL nor hostname, name and username. Correct them, unbind the service, or set"
                        + " OPENBROKER_STATE.");
        assertThat(failure(environment("{\"postgresql-db\": s3cr3t")))
                .contains("VCAP_SERVICES (environment) is not valid JSON at line 1, column ");
    }

    private Map<String, String> environment(String services) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PORT", "0");
        environment.put("OPENBROKER_AUTHENTICATION", "none");
        environment.put("OPENBROKER_STATE_START_SECONDS", "0");
        environment.put(
                "VCAP_APPLICATION",
                "{\"application_name\": \"notes-broker\", \"instance_index\": 3, \"limits\": {\"mem\": 512}}");
        environment.put("VCAP_SERVICES", services);
        return environment;
    }

    /** A service with the URI that brokers of PostgreSQL give; other URLs are left as they are. */
    private static String service(String name, String url) {
        String uri = url.replaceFirst(
                "^jdbc:postgresql://(localhost:\\d+/\\w+)\\?user=postgres.*", "postgres://postgres:x@$1");
        return "{\"name\": \"" + name + "\", \"tags\": [\"postgresql\"], \"credentials\": {\"uri\": \"" + uri + "\"}}";
    }

    private String failure(Map<String, String> environment) throws IOException, InterruptedException {
        Process process = start(environment);
        String err = process.errorReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
        assertThat(process.waitFor()).isPositive();
        assertThat(err).doesNotContain("s3cr3t", "\tat ");
        return err;
    }

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> startOf(BufferedReader out) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith("This replica is")) {
                return lines;
            }
        }
        throw new AssertionError("The server has not started: " + lines);
    }

    private static int provision(URI server) throws IOException, InterruptedException {
        String body = "{\"service_id\": \"" + NotesBroker.SERVICE + "\", \"plan_id\": \"" + NotesBroker.PLAN
                + "\", \"organization_guid\": \"o\", \"space_guid\": \"s\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/v2/service_instances/i"))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static List<String> replicas(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from openbroker_replica order by seen_at")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}

package io.openbroker.sample.quickstart;

import static io.openbroker.sample.quickstart.PlatformClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker is killed, or told to stop, while it provisions, and started again. */
@Tag("slow")
class KillTest {

    private static final String SAMPLE = Requests.instance("sample");
    private static final String OTHER = Requests.instance("other");
    private static final String MODE =
            "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'MODE'";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void endsWhatItHadBegunAndKeepsWhatWasThere() throws Exception {
        String poll;
        HttpResponse<String> boundBefore;
        try (BrokerProcess first = BrokerProcess.start(directory, 0)) {
            PlatformClient platform = first.platform();
            assertThat(Requests.provision(platform, OTHER, Requests.POSTGRESQL, "{}")
                            .statusCode())
                    .isEqualTo(201);
            boundBefore = Requests.bind(platform, OTHER + "/service_bindings/app", Requests.POSTGRESQL);
            try (Connection connection = Requests.connect(boundBefore);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE notes AS SELECT 'written before'::text AS line");
            }
            HttpResponse<String> accepted = Requests.provision(
                    platform, SAMPLE + "?accepts_incomplete=true", Requests.REGULAR, "{\"sampleData\": true}");
            assertThat(accepted.statusCode()).isEqualTo(202);
            poll = SAMPLE + "/last_operation?operation=" + text(accepted, "operation");
            HttpResponse<String> begun =
                    awaitPoll(platform, poll, answer -> answer.body().matches(".*\"[1-9]\\d* of 500000 rows.*"));
            assertThat(text(begun, "state")).isEqualTo("in progress");
            first.kill();
        }

        try (BrokerProcess second = BrokerProcess.start(directory, port(boundBefore))) {
            PlatformClient platform = second.platform();
            assertThat(text(platform.get(poll), "state"))
                    .as("it was killed in the middle")
                    .isEqualTo("in progress");
            HttpResponse<String> ended =
                    awaitPoll(platform, poll, answer -> !text(answer, "state").equals("in progress"));
            assertThat(text(ended, "state")).isEqualTo("succeeded");
            HttpResponse<String> bound = Requests.bind(platform, SAMPLE + "/service_bindings/app", Requests.REGULAR);
            assertThat(select(bound, "SELECT COUNT(*) || ' to ' || MAX(y) FROM squares"))
                    .isEqualTo("500000 to 250000000000");
            assertThat(select(boundBefore, "SELECT line FROM notes")).isEqualTo("written before");
            assertThat(select(boundBefore, MODE)).isEqualTo("PostgreSQL");
        }
    }

    @Test
    void losesNothingOfWhatRunsWhenItIsToldToStop() throws Exception {
        String poll;
        try (BrokerProcess first = BrokerProcess.start(directory, 0)) {
            PlatformClient platform = first.platform();
            HttpResponse<String> accepted = Requests.provision(
                    platform, SAMPLE + "?accepts_incomplete=true", Requests.REGULAR, "{\"sampleData\": true}");
            poll = SAMPLE + "/last_operation?operation=" + text(accepted, "operation");
            awaitPoll(platform, poll, answer -> answer.body().matches(".*\"[1-9]\\d* of 500000 rows.*"));
            first.tellToStop();
        }
        try (BrokerProcess second = BrokerProcess.start(directory, 0)) {
            HttpResponse<String> ended = awaitPoll(
                    second.platform(), poll, answer -> !text(answer, "state").equals("in progress"));
            assertThat(text(ended, "state")).isEqualTo("succeeded");
        }
    }

    private static HttpResponse<String> awaitPoll(
            PlatformClient platform, String poll, Predicate<HttpResponse<String>> wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = platform.get(poll);
        while (!wanted.test(answer)) {
            assertThat(System.nanoTime())
                    .as("the last answer is %s", answer.body())
                    .isLessThan(deadline);
            Thread.sleep(20);
            answer = platform.get(poll);
        }
        return answer;
    }

    private static int port(HttpResponse<String> bound) {
        String h2 = text(bound, "uri").replaceFirst("^jdbc:h2:", "").replaceFirst(";.*", "");
        return URI.create(h2).getPort();
    }

    private static String select(HttpResponse<String> bound, String query) throws SQLException {
        try (Connection connection = Requests.connect(bound);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}

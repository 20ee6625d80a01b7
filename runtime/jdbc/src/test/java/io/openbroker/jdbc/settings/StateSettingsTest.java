package io.openbroker.jdbc.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the state count for programs that start the server themselves, as they do for the generated main. */
class StateSettingsTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final NotesBroker broker = new NotesBroker();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void keepsTheStateInTheDirectoryThatIsSet() throws Exception {
        String state = "file:" + directory.resolve("kept");
        for (int life = 1; life <= 2; life++) {
            try (BrokerServer server = start(Map.of("OPENBROKER_STATE", state))) {
                assertThat(provision(server)).isEqualTo(life == 1 ? 201 : 200);
            }
        }
        assertThat(broker.provisioned).containsExactly("i");
        assertThat(directory.resolve("kept")).isNotEmptyDirectory();
    }

    @Test
    void twoReplicasShareTheDatabaseThatIsSet() throws Exception {
        String url = PostgresServer.newDatabase();
        Map<String, String> environment = Map.of(
                "OPENBROKER_STATE", url.replaceFirst("[?&]user=[^&]*", ""),
                "OPENBROKER_STATE_USERNAME", "postgres",
                "OPENBROKER_STATE_KEYS", StateKeys.generate().toJson());
        assertThat(url).contains("user=postgres");
        try (BrokerServer one = start(environment);
                BrokerServer other = start(environment)) {
            assertThat(provision(one)).isEqualTo(201);
            assertThat(provision(other)).isEqualTo(200);
        }
        assertThat(broker.provisioned).containsExactly("i");
    }

    @Test
    void keepsNothingWhereMemoryIsSet() throws Exception {
        for (int life = 1; life <= 2; life++) {
            try (BrokerServer server = start(Map.of("OPENBROKER_STATE", "memory"))) {
                assertThat(provision(server)).isEqualTo(201);
            }
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void rejectsASettingBesideAnOpenedState() {
        JdbcState state = JdbcState.open(JdbcSettings.file(directory.resolve("state"), StateKeys.generate()));
        ServerSettings settings = settings(Map.of("OPENBROKER_STATE", "file:" + directory.resolve("other")));

        assertThatThrownBy(() -> BrokerServer.start(settings, state, new NotesBrokerDispatcher(broker)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("OPENBROKER_STATE is set, but the program passes a state that is already open. Remove the"
                        + " setting.");
        assertThat(state.answers()).isFalse();
        assertThat(directory.resolve("other")).doesNotExist();
    }

    @Test
    void rejectsAUserOfADirectory() {
        assertThatThrownBy(() -> start(Map.of(
                        "OPENBROKER_STATE",
                        "file:" + directory.resolve("kept"),
                        "OPENBROKER_STATE_PASSWORD",
                        "s3cr3t")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state in a directory has no user")
                .hasMessageNotContaining("s3cr3t");
        assertThat(directory).isEmptyDirectory();
    }

    private BrokerServer start(Map<String, String> environment) {
        return BrokerServer.start(settings(environment), new NotesBrokerDispatcher(broker));
    }

    private static ServerSettings settings(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PORT", "0");
        all.put("OPENBROKER_AUTHENTICATION", "none");
        return ServerSettings.fromEnvironment(all);
    }

    private int provision(BrokerServer server) throws IOException, InterruptedException {
        String body = """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s"}""".formatted(NotesBroker.SERVICE, NotesBroker.PLAN);
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + "/v2/service_instances/i"))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}

package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.ListedSetting;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Admins see each setting with its value and its source, and no secret. */
class SettingsInUseTest {

    private static final String SECRET = "s3cr3t-of-settings";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void showsWhereEachSettingWasSet() throws Exception {
        Path file = directory.resolve("broker.properties");
        Files.writeString(file, "openbroker.max-nesting=50\n");
        ServerSettings settings = ServerSettings.fromEnvironment(Map.of(
                "PORT", "0",
                "OPENBROKER_CONFIG", file.toString(),
                "OPENBROKER_USERNAME", "cf",
                "OPENBROKER_PASSWORD", SECRET,
                "OPENBROKER_MANAGEMENT_PORT", "0",
                "OPENBROKER_OPERATOR_USERNAME", "ops",
                "OPENBROKER_OPERATOR_PASSWORD", SECRET + "2",
                "OPENBROKER_STATE", "memory"));
        String body = settingsOf(settings.withHost("127.0.0.1").withShutdownGrace(Duration.ofSeconds(3)));

        assertThat(body).doesNotContain(SECRET);
        assertThat(setting(body, "PORT").path("value").asString()).isEqualTo("0");
        assertThat(setting(body, "PORT").path("source").asString()).isEqualTo("environment");
        assertThat(setting(body, "OPENBROKER_MAX_NESTING").path("value").asString())
                .isEqualTo("50");
        assertThat(setting(body, "OPENBROKER_MAX_NESTING").path("source").asString())
                .isEqualTo(file + ":1");
        assertThat(setting(body, "OPENBROKER_MAX_BODY_BYTES").path("value").asString())
                .isEqualTo("1048576");
        assertThat(setting(body, "OPENBROKER_MAX_BODY_BYTES").path("source").asString())
                .isEqualTo("default");
        assertThat(setting(body, "OPENBROKER_SHUTDOWN_SECONDS").path("value").asString())
                .isEqualTo("3");
        assertThat(setting(body, "OPENBROKER_SHUTDOWN_SECONDS").path("source").asString())
                .isEqualTo("program");
        JsonNode password = setting(body, "OPENBROKER_PASSWORD");
        assertThat(password.path("secret").asBoolean()).isTrue();
        assertThat(password.path("set").asBoolean()).isTrue();
        assertThat(password.has("value")).isFalse();
        assertThat(setting(body, "OPENBROKER_STATE_KEYS").path("set").asBoolean(true))
                .isFalse();
        assertThat(setting(body, "OPENBROKER_HANDLER_SECONDS")
                        .path("description")
                        .asString())
                .contains("Response time limit");
    }

    @Test
    void showsTheHostThatDependsOnOtherSettings() throws Exception {
        ServerSettings settings = ServerSettings.DEFAULT
                .withPort(0)
                .withAdmin(AdminSettings.onPort(0).withAdmin("ops", SECRET + "2"));
        String body = settingsOf(settings);

        assertThat(setting(body, "OPENBROKER_HOST").path("value").asString()).isEqualTo("127.0.0.1");
        assertThat(setting(body, "OPENBROKER_HOST").path("source").asString()).isEqualTo("default");
        assertThat(setting(body, "PORT").path("source").asString()).isEqualTo("program");
        assertThat(setting(body, "OPENBROKER_OPERATOR_USERNAME").path("value").asString())
                .isEqualTo("ops");
        assertThat(body).doesNotContain(SECRET);
    }

    @Test
    void keepsPasswordsInLocationsToItself() {
        ServerSettings settings = ServerSettings.fromEnvironment(Map.of(
                "OPENBROKER_STATE",
                "jdbc:postgresql://me:pass/w@rd@db:5432/broker?password=" + SECRET,
                "OPENBROKER_STATE_PASSWORD",
                SECRET));

        assertThat(settings.listed()).noneMatch(setting -> setting.toString().contains(SECRET));
        assertThat(settings.listed())
                .filteredOn(setting -> setting.name().equals("OPENBROKER_STATE"))
                .map(ListedSetting::value)
                .containsExactly(Optional.of("jdbc:postgresql://db:5432/broker"));
    }

    private static String settingsOf(ServerSettings settings) throws IOException, InterruptedException {
        try (BrokerServer server = BrokerServer.start(settings, new RecordingBroker())) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(server.adminUri().orElseThrow() + "/operator/settings"))
                    .header("Authorization", ServerTest.basic("ops", SECRET + "2"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static JsonNode setting(String body, String name) {
        for (JsonNode setting : JsonMapper.shared().readTree(body).path("settings")) {
            if (setting.path("name").asString().equals(name)) {
                return setting;
            }
        }
        throw new AssertionError("There is no " + name + " in " + body);
    }
}

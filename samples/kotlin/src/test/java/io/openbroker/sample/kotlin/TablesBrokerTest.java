package io.openbroker.sample.kotlin;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.File;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The broker, driven over HTTP as a platform does. */
@Timeout(120)
class TablesBrokerTest {

    private static final String SERVICE = "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f601";
    private static final String SHARED = "c2b1f3a4-5d6e-4f70-8a91-b2c3d4e5f602";
    private static final String IDS =
            "\"service_id\": \"%s\", \"plan_id\": \"%s\", \"context\": {\"platform\": \"kubernetes\"}"
                    .formatted(SERVICE, SHARED);
    private static final String QUERY = "?service_id=%s&plan_id=%s".formatted(SERVICE, SHARED);

    private static final BrokerServer SERVER = BrokerServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withState(StateSettings.DEFAULT.at("memory"))
                    .withoutAuthentication(),
            new TablesBrokerDispatcher(new TablesBroker()));

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void publishesNullabilityAndDefaults() throws Exception {
        assertThat(send("GET", "/v2/catalog", "").body())
                .contains("\"required\":[\"name\"]")
                .contains("\"maxLength\":63")
                .contains("\"maximum\":100")
                .contains("\"description\":\"the name of the table\"");
    }

    @Test
    void readsWhatIsAbsentAsTheSourceSays() throws Exception {
        String table = "/v2/service_instances/plain";
        assertThat(provision(table, "{\"name\": \"a\"}").statusCode()).isEqualTo(201);
        assertThat(bind(table)).contains("\"table\":\"a 10 WEEKLY []\"").doesNotContain("region");
    }

    @Test
    void readsWhatIsGiven() throws Exception {
        String table = "/v2/service_instances/given";
        assertThat(provision(table, """
                                {"name": "b", "rows": 5, "backup": "DAILY", "labels": ["x"], "region": "eu"}""").statusCode()).isEqualTo(201);
        assertThat(bind(table)).contains("\"table\":\"b 5 DAILY [x]\"").contains("\"region\":\"eu\"");
        assertThat(send("PATCH", table, "{\"service_id\": \"" + SERVICE + "\", \"parameters\": {\"rows\": 6}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(bind(table)).contains("\"table\":\"b 6 DAILY [x]\"");
        assertThat(send("DELETE", table + QUERY, "").statusCode()).isEqualTo(200);
    }

    @Test
    void rejectsWhatTheSourceDoesNotAllow() throws Exception {
        String table = "/v2/service_instances/rejected";
        assertThat(provision(table, "{}").body()).contains("parameters/name");
        assertThat(provision(table, "{\"name\": null}").statusCode()).isEqualTo(400);
        assertThat(provision(table, "{\"name\": \"a\", \"rows\": 0}").body()).contains("parameters/rows");
        assertThat(provision(table, "{\"name\": \"" + "x".repeat(64) + "\"}").body())
                .contains("parameters/name");
        assertThat(provision(table, "{\"name\": \"a\", \"backup\": \"NEVER\"}").statusCode())
                .isEqualTo(400);
        assertThat(provision(table, "{\"name\": \"a\", \"region\": null}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void saysWhatIsMissingWithoutTheModuleOfJackson() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("jackson-module-kotlin"))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        TablesBrokerDispatcher.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("PORT", "0");
        builder.environment().put("OPENBROKER_STATE", "memory");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isNotZero();
        assertThat(output)
                .contains("io.openbroker.sample.kotlin.TablesBroker$Options")
                .contains("Add tools.jackson.module:jackson-module-kotlin:3.");
    }

    private HttpResponse<String> provision(String table, String parameters) throws Exception {
        return send("PUT", table, "{" + IDS + ", \"parameters\": " + parameters + "}");
    }

    private String bind(String table) throws Exception {
        String binding = table + "/service_bindings/app";
        String bound = send("PUT", binding, "{" + IDS + "}").body();
        assertThat(send("DELETE", binding + QUERY, "").statusCode()).isEqualTo(200);
        return bound;
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(SERVER.uri().resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Broker-API-Version", "2.17")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}

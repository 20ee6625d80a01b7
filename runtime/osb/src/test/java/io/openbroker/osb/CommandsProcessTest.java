package io.openbroker.osb;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.osb.OsbProcess.End;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each subcommand of the jar, against the assembled server. */
@Timeout(600)
class CommandsProcessTest {

    private static final String PASSWORD = "pl4tform";

    private static BrokerServer server;
    private static Map<String, String> environment;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = BrokerServer.start(
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials("cf", PASSWORD),
                new QueueBrokerDispatcher(new QueueBroker()),
                new TopicBrokerDispatcher(new TopicBroker()));
        environment = Map.of("OSB_URL", server.uri().toString(), "OSB_USER", "cf", "OSB_PASSWORD", PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode json(End end) {
        assertThat(end.code()).describedAs(end.err()).isZero();
        return JsonMapper.shared().readTree(end.out());
    }

    private static End osb(String... arguments) throws Exception {
        return OsbProcess.run(environment, arguments);
    }

    @Test
    void showsTheCatalog() throws Exception {
        assertThat(json(osb("catalog")).at("/services/0/name").asString()).isEqualTo("queue");
        assertThat(osb("catalog", "-o", "table").out()).isEqualTo("""
                        SERVICE  PLAN   FREE  BINDABLE  DESCRIPTION
                        queue    small  yes   yes       Small
                        queue    large  yes   yes       Large
                        topic    only   yes   yes       The only one
                        """);
        assertThat(osb("catalog", "--ids", "-o", "table").out()).contains(QueueBroker.SMALL_ID);
    }

    @Test
    void livesALifeAtOnce() throws Exception {
        JsonNode instance = json(osb("provision", "-s", "queue", "--plan", "small", "-p", "size=3", "-p", "label=x"));
        String id = instance.path("instance_id").asString();
        assertThat(instance.path("state").asString()).isEqualTo("succeeded");
        assertThat(id).hasSize(36);
        assertThat(json(osb("fetch", id)).at("/parameters/size").asInt()).isEqualTo(3);
        assertThat(json(osb("update", id, "--plan", "large", "--parameters", "{\"size\": 5}"))
                        .path("state")
                        .asString())
                .isEqualTo("succeeded");

        JsonNode binding = json(osb("bind", id, "b1", "--platform", "cloudfoundry"));
        assertThat(binding.at("/credentials/password").asString()).isEqualTo("s3cret-of-a-binding");
        assertThat(osb("fetch", id, "b1", "-o", "table").out()).contains("credentials.password  s3cret-of-a-binding");
        assertThat(json(osb("unbind", id, "b1")).path("state").asString()).isEqualTo("succeeded");
        assertThat(json(osb("unbind", id, "b1")).path("state").asString()).isEqualTo("gone");
        assertThat(json(osb("deprovision", id)).path("state").asString()).isEqualTo("succeeded");
        assertThat(osb("fetch", id).code()).isEqualTo(1);
    }

    @Test
    void waitsForOperations() throws Exception {
        End provisioned = osb("provision", "--service", "topic", "t1", "--poll-interval", "100ms");
        assertThat(json(provisioned).path("state").asString()).isEqualTo("succeeded");
        assertThat(provisioned.err()).contains("Waiting for the provision of t1");
        JsonNode binding = json(osb("bind", "t1", "b1", "--poll-interval", "100ms"));
        assertThat(binding.at("/credentials/uri").asString()).isEqualTo("kafka://localhost");
        JsonNode successor = json(osb("rotate", "t1", "b1", "b2", "--poll-interval", "100ms"));
        assertThat(successor.path("binding_id").asString()).isEqualTo("b2");
        End started = osb("deprovision", "t1", "--no-wait");
        assertThat(json(started).path("state").asString()).isEqualTo("in progress");
        assertThat(started.err()).contains("osb poll --url " + server.uri(), "--deletion t1");
        End polled = osb("poll", "t1", "--deletion", "--wait", "-s", "topic");
        assertThat(polled.code()).describedAs(polled.err()).isZero();
    }

    @Test
    void suggestsNames() throws Exception {
        End service = osb("provision", "--service", "quue");
        assertThat(service.code()).isEqualTo(2);
        assertThat(service.err()).contains("The catalog has no service offering \"quue\". Did you mean \"queue\"?");
        assertThat(osb("provision", "--service", "queue").err())
                .contains(
                        "The service offering \"queue\" has 2 plans; name one with --plan. Use one of: large, small.");
        assertThat(osb("provisoin").code()).isEqualTo(2);
    }

    @Test
    void saysWhatTheBrokerRejects() throws Exception {
        End rejected = osb("provision", "-s", "queue", "--plan", "small", "-p", "size=many");
        assertThat(rejected.code()).isEqualTo(1);
        assertThat(rejected.err()).contains("The broker rejected the provision of", "InvalidParameters", "size");
        assertThat(rejected.err()).doesNotContain("\tat ");
        End usage = osb("provision", "-s", "queue", "--plan", "small", "--parameters", "{oops");
        assertThat(usage.code()).isEqualTo(2);
        assertThat(usage.err()).contains("The value of --parameters cannot be read as JSON");
        assertThat(osb("provision", "-s", "queue", "--plan", "small", "--parameters", "@none.json")
                        .err())
                .contains("The file none.json was not found.");
    }

    @Test
    void takesCredentialsFromFilesAndUrlsWithoutPrintingThem() throws Exception {
        Path file = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        Map<String, String> none = Map.of();
        String url = server.uri().toString();
        assertThat(OsbProcess.run(none, "catalog", url, "-u", "cf", "--password-file", file.toString())
                        .code())
                .isZero();
        End fromInput = OsbProcess.withInput(PASSWORD, none, "catalog", url, "-u", "cf", "--password-file", "-");
        assertThat(fromInput.code()).isZero();
        String secret = url.replace("://", "://cf:" + PASSWORD + "@");
        End shown = OsbProcess.run(none, "catalog", secret, "--verbose", "--curl");
        assertThat(shown.code()).isZero();
        assertThat(shown.err()).contains("GET /v2/catalog", "$OSB_PASSWORD").doesNotContain(PASSWORD);
        End nobody = OsbProcess.run(none, "catalog", secret.replace(":" + PASSWORD, ""));
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).contains("There is no password for user \"cf\". Set OSB_PASSWORD");
    }

    @Test
    void printsIdsHashesVersionAndCompletion() throws Exception {
        assertThat(OsbProcess.run(Map.of(), "new-id", "-n", "3").out().lines())
                .hasSize(3)
                .allMatch(id -> id.matches("[0-9a-f-]{36}"));
        assertThat(OsbProcess.withInput("secret\n", Map.of(), "hash-password").out())
                .startsWith("$2b$12$");
        assertThat(OsbProcess.run(Map.of(), "--version").out()).startsWith("osb 0.1.0");
        assertThat(OsbProcess.run(Map.of(), "help", "check").out()).contains("--mode", "read-only");
        Path script = Files.writeString(
                directory.resolve("completion"),
                OsbProcess.run(Map.of(), "completion", "bash").out());
        assertThat(new ProcessBuilder("bash", "-n", script.toString()).start().waitFor())
                .isZero();
    }
}

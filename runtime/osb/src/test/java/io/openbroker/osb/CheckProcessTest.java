package io.openbroker.osb;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.osb.OsbProcess.End;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code osb check} as a process. */
@Timeout(600)
class CheckProcessTest {

    private static final String CATALOG =
            "{\"services\": [{\"id\": \"s\", \"name\": \"a\", \"description\": \"A\", \"bindable\": false, \"plans\": [{\"id\": \"p\", \"name\": \"b\", \"description\": \"B\"}]}]}";

    private static BrokerServer server;
    private static Map<String, String> environment;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = BrokerServer.start(
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials("cf", "pl4tform"),
                new QueueBrokerDispatcher(new QueueBroker()),
                new TopicBrokerDispatcher(new TopicBroker()));
        environment = Map.of("OSB_USER", "cf", "OSB_PASSWORD", "pl4tform");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void writesReports() throws Exception {
        Path junit = directory.resolve("new/report.xml");
        Path html = directory.resolve("page");
        End end = OsbProcess.run(
                environment,
                "check",
                server.uri().toString(),
                "--mode",
                "read-only,lifecycle,races",
                "--profile",
                "cloudfoundry",
                "--report",
                junit.toString(),
                "--report",
                "html=" + html,
                "-o",
                "json");
        assertThat(end.code()).describedAs(end.out() + end.err()).isZero();
        assertThat(JsonMapper.shared().readTree(end.out()).isObject()).isTrue();
        assertThat(junit).content().contains("<testsuite");
        assertThat(html).content().contains("<!DOCTYPE html").doesNotContain("pl4tform");
        assertThat(end.err()).contains("Running ", "Wrote " + junit);
    }

    @Test
    void writesRequestsThatNoHttpClientSends() throws Exception {
        End end = OsbProcess.run(
                environment,
                "check",
                server.uri().toString(),
                "--mode",
                "hostile",
                "--check",
                "hostile.path.*,hostile.framing.smuggling",
                "-o",
                "json");
        assertThat(end.code()).describedAs(end.out() + end.err()).isZero();
        JsonNode summary = JsonMapper.shared().readTree(end.out()).path("summary");
        assertThat(summary.path("passed").intValue()).isGreaterThan(5);
        assertThat(summary.path("not_run").intValue()).isZero();
    }

    @Test
    void listsChecks() throws Exception {
        End end = OsbProcess.run(Map.of(), "check", "--list", "--mode", "read-only");
        assertThat(end.code()).isZero();
        assertThat(end.out()).startsWith("ID").contains("catalog.");
    }

    @Test
    void rejectsWrongUsage() throws Exception {
        String url = server.uri().toString();
        for (String[] arguments : List.of(
                new String[] {"--mode", "slow"},
                new String[] {"--profile", "heroku"},
                new String[] {"--report", "page.pdf"},
                new String[] {"--check", "nothing.like.this"},
                new String[] {"--api-version", "3.0"},
                new String[] {"--parallel", "0"},
                new String[] {"--parameters", "none.yaml"},
                new String[] {"--run-timeout", "soon"},
                new String[] {"--service", "nothing"},
                new String[] {"--header", "none"})) {
            End end = OsbProcess.run(environment, "check", url, arguments[0], arguments[1]);
            assertThat(end.code()).describedAs(arguments[0] + ": " + end.err()).isEqualTo(2);
            assertThat(end.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void failsIfAMustIsViolated() throws Exception {
        try (ScriptedServer broken = new ScriptedServer(exchange -> {
            String method = exchange.getRequestMethod();
            boolean isCatalog = exchange.getRequestURI().getPath().equals("/v2/catalog");
            // A new instance gets 200 instead of 201.
            ScriptedServer.send(exchange, method.equals("GET") && !isCatalog ? 404 : 200, isCatalog ? CATALOG : "{}");
        })) {
            End end = OsbProcess.run(environment, "check", broken.url());
            assertThat(end.code()).describedAs(end.out() + end.err()).isEqualTo(1);
        }
    }

    @Test
    void deletesWhatItHasCreatedAfterCtrlC() throws Exception {
        Set<String> existing = ConcurrentHashMap.newKeySet();
        Set<String> created = ConcurrentHashMap.newKeySet();
        try (ScriptedServer slow = new ScriptedServer(exchange -> {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            if (path.equals("/v2/catalog")) {
                ScriptedServer.send(exchange, 200, CATALOG);
            } else if (path.endsWith("/last_operation")) {
                boolean exists = existing.contains(path.replace("/last_operation", ""));
                ScriptedServer.send(exchange, exists ? 200 : 410, exists ? "{\"state\": \"in progress\"}" : "{}");
            } else if (method.equals("PUT")) {
                existing.add(path);
                created.add(path);
                ScriptedServer.send(exchange, 202, "{}");
            } else if (method.equals("DELETE")) {
                ScriptedServer.send(exchange, existing.remove(path) ? 200 : 410, "{}");
            } else {
                ScriptedServer.send(exchange, 404, "{}");
            }
        })) {
            OsbProcess process = OsbProcess.start(environment, List.of(), "check", slow.url());
            while (created.isEmpty()) {
                Thread.onSpinWait();
            }
            End end = process.interrupt().end("");
            assertThat(end.code()).describedAs(end.err()).isEqualTo(130);
            assertThat(end.err()).contains("Stopping. Deleting what the checks have created");
            assertThat(existing).isEmpty();
        }
    }

    @Test
    void listsWhatItLeavesAfterASecondCtrlC() throws Exception {
        try (ScriptedServer stuck = new ScriptedServer(exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/v2/catalog")) {
                ScriptedServer.send(exchange, 200, CATALOG);
            } else if (path.endsWith("/last_operation")) {
                ScriptedServer.send(exchange, 200, "{\"state\": \"in progress\"}");
            } else {
                ScriptedServer.send(exchange, exchange.getRequestMethod().equals("GET") ? 404 : 202, "{}");
            }
        })) {
            OsbProcess process = OsbProcess.start(environment, List.of(), "check", stuck.url());
            while (stuck.requests().stream().noneMatch(request -> request.startsWith("PUT"))) {
                Thread.onSpinWait();
            }
            process.interrupt().awaitError("press Ctrl-C again to end at once");
            End end = process.interrupt().end("");
            assertThat(end.code()).isEqualTo(130);
            assertThat(end.err()).contains("DELETE /v2/service_instances/");
        }
    }

    @Test
    void doesNotWriteWhereItCannot() throws Exception {
        Path file = Files.createDirectory(directory.resolve("taken.json"));
        End end = OsbProcess.run(environment, "check", server.uri().toString(), "--report", file.toString());
        assertThat(end.code()).isEqualTo(2);
        assertThat(end.err()).contains("The report cannot be written to " + file);
    }
}

package io.openbroker.jdbc.pause;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Of two replicas on PostgreSQL the one that runs a handler is stopped (SIGSTOP) until the other one has taken over, and the platform
 * has heard that everything is deleted. Then it wakes up (SIGCONT), and its handler creates what nobody knows of.
 */
@Tag("slow")
class PauseTest {

    private static final int ROUNDS = Integer.getInteger("openbroker.pause.rounds", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String IDS = "service_id=" + SleepyBroker.SERVICE + "&plan_id=" + SleepyBroker.PLAN;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String stateUrl = PostgresServer.newDatabase();

    @TempDir
    private Path directory = Path.of("");

    private FileBackend backend = new FileBackend(directory);
    private List<PausedReplica> replicas = List.of();

    @BeforeEach
    void start() throws Exception {
        Path things = Files.createDirectory(directory.resolve("backend"));
        backend = new FileBackend(things);
        StateKeys keys = StateKeys.generate();
        List<Integer> ports = freePorts();
        replicas = List.of(
                PausedReplica.start(stateUrl, keys, things, ports.get(0), directory.resolve("one.log")),
                PausedReplica.start(stateUrl, keys, things, ports.get(1), directory.resolve("other.log")));
        for (PausedReplica replica : replicas) {
            await("a replica listens", () -> listens(replica));
        }
    }

    @AfterEach
    void stop() {
        replicas.forEach(PausedReplica::close);
    }

    /** How a request is sent, and what its handler does. */
    private record Kind(boolean binding, boolean background, boolean careful) {

        String name() {
            return (binding ? "bind" : "provision") + (background ? "-later" : "") + (careful ? "-careful" : "");
        }

        static Stream<Kind> all() {
            return Stream.of(
                    new Kind(false, false, false),
                    new Kind(false, true, false),
                    new Kind(true, false, false),
                    new Kind(true, true, false),
                    new Kind(false, false, true),
                    new Kind(false, true, true));
        }
    }

    // One test, since the start of two processes takes longer than a round.
    @Test
    void leavesNothingBehind() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            for (Kind kind : Kind.all().toList()) {
                String id = "slow-" + round + "-" + kind.name();
                try {
                    pauseInTheMiddle(kind, id);
                } catch (AssertionError e) {
                    throw new AssertionError(kind + " " + id + "\n" + logs(), e);
                }
            }
            keepsWhatIsCreatedAgain("slow-again-" + round);
        }
        assertThat(logs()).doesNotContainIgnoringCase("indicates a bug").contains("\"event\":\"compensation\"");
        assertThat(count("openbroker_operation where finished_at is null")).isZero();
        assertThat(count("openbroker_instance where phase <> 'READY'")).isZero();
        assertThat(count("openbroker_binding")).isZero();
    }

    private void pauseInTheMiddle(Kind kind, String id) throws Exception {
        String path = "/v2/service_instances/" + (kind.binding() ? "owner-of-" + id + "/service_bindings/" + id : id);
        if (kind.binding()) {
            assertThat(send(replicas.get(0), "PUT", "/v2/service_instances/owner-of-" + id, body(kind, "owner"))
                            .status())
                    .isEqualTo(201);
        }
        CompletableFuture<Answer> creation = sendLater(
                replicas.get(0), "PUT", path + (kind.background() ? "?accepts_incomplete=true" : ""), body(kind, id));
        await("the handler has begun", () -> backend.begun(id).isPresent());
        PausedReplica paused = running(id);
        PausedReplica awake = replicas.get(1 - replicas.indexOf(paused));
        paused.pause();
        try {
            if (kind.background()) {
                await(
                        "the other replica has begun",
                        () -> backend.begun(id)
                                .filter(Integer.toString(awake.port())::equals)
                                .isPresent());
                backend.release(id);
                await(
                        "the creation has ended",
                        () -> send(awake, "GET", path, "").status() == 200);
            } else {
                backend.release(id);
            }
            await(
                    "the deletion is confirmed",
                    () -> send(awake, "DELETE", path + "?" + IDS, "").status() == 200);
            assertThat(send(awake, "GET", path, "").status()).isEqualTo(404);
            assertThat(backend.thing(id)).isEmpty();
        } finally {
            paused.wake();
        }
        await("the handler has ended", () -> backend.ended(id, paused.port()));
        if (!kind.background()) {
            assertThat(creation.join().status()).isEqualTo(500);
        }
        String warned = "ended after this replica had lost its claim";
        await(
                "the loss is told",
                () -> paused.log().lines().anyMatch(line -> line.contains(warned) && line.contains(id)));
        await(
                "nothing is left",
                () -> backend.thing(id).isEmpty() && count("openbroker_operation where finished_at is null") == 0);
        assertThat(paused.log().lines().filter(line -> line.contains(warned) && line.contains(id)))
                .hasSize(1);
        assertThat(backend.wrote(id, paused.port()))
                .as("a handler that asks first creates nothing")
                .isEqualTo(!kind.careful());
        assertThat(send(awake, "GET", path, "").status()).isEqualTo(404);
    }

    /** The platform creates the same id again, so nothing may be deleted; the backend knows by the token who is late. */
    private void keepsWhatIsCreatedAgain(String id) throws Exception {
        String path = "/v2/service_instances/" + id;
        CompletableFuture<Answer> creation = sendLater(replicas.get(0), "PUT", path, fenced("old"));
        await("the handler has begun", () -> backend.begun(id).isPresent());
        PausedReplica paused = running(id);
        PausedReplica awake = replicas.get(1 - replicas.indexOf(paused));
        paused.pause();
        try {
            await(
                    "the deletion is confirmed",
                    () -> send(awake, "DELETE", path + "?" + IDS, "").status() == 200);
            backend.release(id);
            assertThat(send(awake, "PUT", path, fenced("new")).status()).isEqualTo(201);
        } finally {
            paused.wake();
        }
        await("the handler has ended", () -> backend.ended(id, paused.port()));
        assertThat(creation.join().status()).isEqualTo(500);
        await("the late writer is rejected", () -> backend.rejected(id).isPresent());
        assertThat(backend.thing(id)).contains("new");
        assertThat(send(awake, "GET", path, "").status()).isEqualTo(200);
        assertThat(count("openbroker_operation where finished_at is null")).isZero();
    }

    private PausedReplica running(String id) throws IOException {
        String port = backend.begun(id).orElseThrow();
        return replicas.stream()
                .filter(replica -> Integer.toString(replica.port()).equals(port))
                .findFirst()
                .orElseThrow();
    }

    private static String body(Kind kind, String content) {
        return body(kind.careful(), false, content);
    }

    private static String fenced(String content) {
        return body(false, true, content);
    }

    private static String body(boolean careful, boolean fenced, String content) {
        return """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s",
                 "parameters": {"careful": %s, "fenced": %s, "content": "%s"}}""".formatted(SleepyBroker.SERVICE, SleepyBroker.PLAN, careful, fenced, content);
    }

    private record Answer(int status, JsonNode body) {}

    private CompletableFuture<Answer> sendLater(PausedReplica replica, String method, String path, String body) {
        return http.sendAsync(request(replica, method, path, body), BodyHandlers.ofString())
                .thenApply(PauseTest::answer);
    }

    private Answer send(PausedReplica replica, String method, String path, String body)
            throws IOException, InterruptedException {
        return answer(http.send(request(replica, method, path, body), BodyHandlers.ofString()));
    }

    private static HttpRequest request(PausedReplica replica, String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + replica.port() + path))
                .timeout(PATIENCE)
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }

    private boolean listens(PausedReplica replica) throws InterruptedException {
        try {
            return send(replica, "GET", "/v2/catalog", "").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private int count(String rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(stateUrl);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
            result.next();
            return result.getInt(1);
        }
    }

    private String logs() throws IOException {
        return replicas.get(0).log() + "\n--- the other\n" + replicas.get(1).log();
    }

    private interface Condition {

        boolean holds() throws Exception;
    }

    private void await(String what, Condition condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("Waited in vain until " + what + "; the logs are: " + logs());
            }
            Thread.sleep(50);
        }
    }

    /** Two ports that are free now. */
    private static List<Integer> freePorts() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return List.of(one.getLocalPort(), other.getLocalPort());
        }
    }
}

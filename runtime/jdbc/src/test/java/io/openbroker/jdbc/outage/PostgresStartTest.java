package io.openbroker.jdbc.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.JdbcStateProvider;
import io.openbroker.jdbc.PostgresServer;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.spi.state.BoundServices;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a broker starts whose database is wrong, late, new or another broker's. */
@Tag("slow")
class PostgresStartTest {

    /** Far less than what a start waits for a server that comes up. */
    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    @TempDir
    private static Path directory = Path.of("");

    private static PostgresServer postgres;

    private final StateKeys keys = StateKeys.generate();
    private String database = "";

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresServer.in(directory.resolve("data"));
        postgres.demandPassword("secured", "right");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void create() {
        database = postgres.createEmpty();
        postgres.execute("grant all on database " + database + " to secured");
    }

    @Test
    void rejectsAWrongPasswordAtOnce() {
        assertThat(failure(settings(database).withUser("secured", "wrong")))
                .contains("Cannot connect to the state in postgresql://localhost:" + postgres.port() + "/" + database)
                .contains("password authentication failed for user \"secured\"")
                .contains("check OPENBROKER_STATE_USERNAME and OPENBROKER_STATE_PASSWORD")
                .doesNotContain("wrong");
    }

    @Test
    void rejectsAMissingPasswordAtOnce() {
        assertThat(failure(settings(database, "?user=secured")))
                .contains("no password was provided")
                .contains("check OPENBROKER_STATE_USERNAME and OPENBROKER_STATE_PASSWORD");
    }

    @Test
    void rejectsAMissingRoleAtOnce() {
        assertThat(failure(settings(database).withUser("nobody", "x")))
                .contains("role \"nobody\" does not exist")
                .contains("check OPENBROKER_STATE_USERNAME");
    }

    @Test
    void rejectsAMissingDatabaseAtOnce() {
        assertThat(failure(settings("nothing", "?user=postgres")))
                .contains("database \"nothing\" does not exist")
                .contains("create the database, or correct OPENBROKER_STATE");
    }

    @Test
    void speaksOfTheServerEvenIfItIsNotWaitedFor() throws IOException {
        String url = "jdbc:postgresql://localhost:" + FreePort.next() + "/db?user=postgres";

        assertThat(failure(JdbcSettings.postgresql(url, keys).withStartWait(Duration.ZERO)))
                .contains("check that the server runs")
                .doesNotContain("files");
    }

    @Test
    void rejectsAUrlThatTheDriverDoesNotTake() {
        String url = "jdbc:postgresql://localhost:99999/db?user=postgres&password=s3cr3t";

        assertThat(failure(JdbcSettings.postgresql(url, keys)))
                .isEqualTo("The URL of the state in postgresql://localhost:99999/db is malformed; correct the host, the"
                        + " port or the name of the database in OPENBROKER_STATE");
    }

    @Test
    void waitsForAServerThatRefusesConnectionsAndGivesUp() throws IOException {
        String url = "jdbc:postgresql://localhost:" + FreePort.next() + "/db?user=postgres";
        long start = System.nanoTime();

        assertThatThrownBy(
                        () -> JdbcState.open(JdbcSettings.postgresql(url, keys).withStartWait(Duration.ofSeconds(3))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not available within 3 s")
                .hasMessageContaining("refused")
                .hasMessageContaining("OPENBROKER_STATE_START_SECONDS");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(3), AT_ONCE);
    }

    @Test
    void waitsForAServerThatDoesNotRespondAndGivesUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(FreePort.next())) {
            String url = "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/db?user=postgres";
            CompletableFuture<Throwable> failed = CompletableFuture.supplyAsync(() -> catchThrowable(
                    () -> JdbcState.open(JdbcSettings.postgresql(url, keys).withStartWait(Duration.ofSeconds(1)))));

            assertThat(failed.orTimeout(30, TimeUnit.SECONDS).join())
                    .hasMessageContaining("was not available within 1 s");
        }
    }

    @Test
    void startsWhenTheServerComesUp() throws Exception {
        postgres.stop();
        CompletableFuture<JdbcState> opened = CompletableFuture.supplyAsync(() -> JdbcState.open(settings(database)));
        Thread.sleep(2_000);
        assertThat(opened).isNotDone();
        postgres.start();

        try (JdbcState state = opened.get(60, TimeUnit.SECONDS)) {
            assertThat(state.answers()).isTrue();
        }
    }

    @Test
    void livesButIsNotReadyUntilTheServerComesUp() throws Exception {
        URI broker = URI.create("http://127.0.0.1:" + FreePort.next());
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(broker.getPort())
                .withoutAuthentication()
                .withState(new StateSettings(
                        Optional.of(postgres.urlOf(database)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(keys.toJson()),
                        Optional.of(Duration.ofMinutes(1)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        BoundServices.NONE,
                        false));
        postgres.stop();
        CompletableFuture<BrokerServer> started = CompletableFuture.supplyAsync(
                () -> BrokerServer.start(settings, new PlainBrokerDispatcher(new PlainBroker())));
        RunningBroker.await("the port is open", () -> status(broker, "/health/live") == 200);
        assertThat(status(broker, "/health/ready")).isEqualTo(503);
        assertThat(status(broker, "/v2/catalog")).isEqualTo(503);
        assertThat(started).isNotDone();
        postgres.start();

        try (BrokerServer server = started.get(60, TimeUnit.SECONDS)) {
            assertThat(server.uri()).isEqualTo(broker);
            assertThat(status(broker, "/health/ready")).isEqualTo(200);
            assertThat(status(broker, "/v2/catalog")).isEqualTo(200);
        }
    }

    /** The status of a response; zero if there is none. */
    private static int status(URI broker, String path) {
        HttpRequest request = HttpRequest.newBuilder(broker.resolve(path))
                .header("X-Broker-API-Version", "2.17")
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void startsWhileTheServerRestarts() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<JdbcState>> opened = new ArrayList<>();
            // At all moments of a start, with tables that are new and with tables that are there.
            for (int i = 0; i < 8; i++) {
                String name = i % 2 == 0 ? postgres.createEmpty() : database;
                opened.add(CompletableFuture.supplyAsync(() -> JdbcState.open(settings(name)), threads));
                Thread.sleep(50);
            }
            postgres.stop();
            postgres.start();

            for (CompletableFuture<JdbcState> each : opened) {
                try (JdbcState state = each.get(60, TimeUnit.SECONDS)) {
                    assertThat(state.answers()).isTrue();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void startsWhenTheDatabaseIsWritable() throws Exception {
        postgres.execute("alter database " + database + " set default_transaction_read_only = on");
        CompletableFuture<JdbcState> opened = CompletableFuture.supplyAsync(() -> JdbcState.open(settings(database)));
        Thread.sleep(2_000);
        assertThat(opened).isNotDone();
        postgres.execute("alter database " + database + " reset default_transaction_read_only");

        try (JdbcState state = opened.get(60, TimeUnit.SECONDS)) {
            assertThat(state.answers()).isTrue();
        }
    }

    @Test
    void givesUpIfTheDatabaseStaysReadOnly() throws Exception {
        postgres.execute("alter database " + database + " set default_transaction_read_only = on");

        assertThat(failure(settings(database).withStartWait(Duration.ofMillis(1_500))))
                .contains("was read-only for 1 s")
                .contains("promote a primary server");
    }

    @Test
    void startsWhenTheServerHasAFreeConnection() throws Exception {
        postgres.execute("create role few login connection limit 3");
        postgres.execute("alter database " + database + " owner to few");
        Connection[] taken = new Connection[3];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = DriverManager.getConnection(postgres.urlOf(database).replace("=postgres", "=few"));
        }
        CompletableFuture<JdbcState> opened =
                CompletableFuture.supplyAsync(() -> JdbcState.open(settings(database, "?user=few")));
        Thread.sleep(2_000);
        assertThat(opened).isNotDone();
        for (Connection connection : taken) {
            connection.close();
        }

        try (JdbcState state = opened.get(60, TimeUnit.SECONDS)) {
            assertThat(state.answers()).isTrue();
        }
    }

    @Test
    void rejectsTablesOfALaterVersion() throws SQLException {
        JdbcState.open(settings(database)).close();
        execute("insert into openbroker_schema_history (installed_rank, version, description, type, script,"
                + " checksum, installed_by, execution_time, success)"
                + " values (900, '900', 'later', 'SQL', 'V900__later.sql', 1, 'postgres', 1, true)");

        assertThat(failure(settings(database)))
                .contains(
                        "The tables of the broker's state have version 900, but this program supports only versions up to")
                .contains("start the program in the version that has created them, or a later one");
    }

    @Test
    void rejectsTheStateOfAnotherBroker() throws SQLException {
        try (RunningBroker broker = new RunningBroker(JdbcState.open(settings(database)))) {
            assertThat(broker.provision("i")).isEqualTo(201);
        }
        execute("update openbroker_instance set service_id = 'another'");
        ServerSettings server =
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withoutAuthentication();

        assertThatThrownBy(() -> BrokerServer.start(
                        server, JdbcState.open(settings(database)), new PlainBrokerDispatcher(new PlainBroker())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("belongs to another broker")
                .hasMessageContaining("\"another\"")
                .hasMessageContaining(PlainBroker.SERVICE)
                .hasMessageContaining("OPENBROKER_STATE_ADOPT=true");
        try (BrokerServer adopting = BrokerServer.start(
                server,
                JdbcState.open(settings(database).withAdoption()),
                new PlainBrokerDispatcher(new PlainBroker()))) {
            assertThat(adopting.port()).isPositive();
        }
    }

    @Test
    void touchesNoStateIfThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(FreePort.next())) {
            ServerSettings settings = ServerSettings.fromEnvironment(Map.of(
                    "PORT", Integer.toString(taken.getLocalPort()),
                    "OPENBROKER_AUTHENTICATION", "none",
                    "OPENBROKER_HOST", "0.0.0.0",
                    "OPENBROKER_STATE", postgres.urlOf(database),
                    "OPENBROKER_STATE_KEYS", keys.toJson()));

            assertThatThrownBy(() -> BrokerServer.start(settings, new PlainBrokerDispatcher(new PlainBroker())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Cannot open the broker port 0.0.0.0:" + taken.getLocalPort());
        }
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement();
                ResultSet tables =
                        statement.executeQuery("select count(*) from pg_tables where tablename like 'openbroker%'")) {
            tables.next();
            assertThat(tables.getInt(1)).isZero();
        }
    }

    @Test
    void namesADatabaseThatIsNotSupported() {
        assertThatThrownBy(() ->
                        new JdbcStateProvider().open(StateSettings.DEFAULT.at("jdbc:mysql://u:s3cr3t@localhost/db")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"jdbc:mysql\"")
                .hasMessageContaining("jdbc:postgresql:")
                .hasMessageNotContaining("s3cr3t");
    }

    private JdbcSettings settings(String name) {
        return settings(name, "?ApplicationName=test").withUser("postgres", "postgres");
    }

    private JdbcSettings settings(String name, String query) {
        return JdbcSettings.postgresql("jdbc:postgresql://localhost:" + postgres.port() + "/" + name + query, keys);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What a start says that fails at once. */
    private static String failure(JdbcSettings settings) {
        long start = System.nanoTime();
        Throwable failure = catchThrowable(() -> JdbcState.open(settings));
        assertThat(failure).isInstanceOf(IllegalStateException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        return String.valueOf(failure.getMessage());
    }
}

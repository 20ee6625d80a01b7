package io.openbroker.jdbc.statements;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The statements of each kind of request, so that none is added without notice; a bar is where the broker waits for results. */
class StatementsTest {

    private static final String IDS =
            "\"service_id\": \"" + NamesBroker.SERVICE + "\", \"plan_id\": \"" + NamesBroker.PLAN + "\"";
    private static final String QUERY = "service_id=" + NamesBroker.SERVICE + "&plan_id=" + NamesBroker.PLAN;
    private static final Pattern STATEMENT =
            Pattern.compile("(select|insert into|update|delete from).*?openbroker_([a-z]+).*");
    private static final Pattern PORT = Pattern.compile("localhost:(\\d+)/");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static StatementLog log;
    private static BrokerServer broker;

    @BeforeAll
    static void start() throws IOException {
        String url = PostgresServer.newDatabase();
        Matcher port = PORT.matcher(url);
        assertThat(port.find()).isTrue();
        log = new StatementLog(Integer.parseInt(port.group(1)));
        JdbcSettings settings = JdbcSettings.postgresql(
                        url.replace(port.group(), "localhost:" + log.port() + "/")
                                + "&sslmode=disable&gssEncMode=disable",
                        StateKeys.generate())
                // Heartbeats, and polls of the queue, would be recorded too.
                .withHeartbeat(Duration.ofHours(10));
        broker = BrokerServer.start(
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withoutAuthentication(),
                JdbcState.open(settings),
                new NamesBrokerDispatcher(new NamesBroker()));
    }

    @AfterAll
    static void stop() throws IOException {
        broker.close();
        log.close();
    }

    @Test
    void claimsAndRecordsInOneTransactionEach() throws Exception {
        assertThat(statements("PUT", "/v2/service_instances/a", 201))
                .containsExactly(
                        "select instance |",
                        "BEGIN, insert into instance, insert into operation |",
                        "COMMIT |",
                        "BEGIN, update instance, delete from operation |",
                        "COMMIT |");
        assertThat(statements("PUT", "/v2/service_instances/a", 200))
                .as("the same request")
                .containsExactly("select instance |");
        assertThat(statements("PUT", "/v2/service_instances/a/service_bindings/b", 201))
                .containsExactly(
                        "select instance |",
                        "select binding |",
                        "BEGIN, insert into binding, insert into operation |",
                        "COMMIT |",
                        // A deprovision that was claimed just before.
                        "select instance |",
                        "BEGIN, update binding, delete from operation |",
                        "COMMIT |");
        assertThat(statements("DELETE", "/v2/service_instances/a/service_bindings/b?" + QUERY, 200))
                .containsExactly(
                        "select binding |",
                        "select instance |",
                        "BEGIN, update binding, insert into operation |",
                        "COMMIT |",
                        "select instance |",
                        "BEGIN, delete from binding, delete from operation |",
                        "COMMIT |");
    }

    @Test
    void readsOnce() throws Exception {
        statements("PUT", "/v2/service_instances/read", 201);
        statements("PUT", "/v2/service_instances/read/service_bindings/b", 201);

        assertThat(statements("GET", "/v2/service_instances/read", 200)).containsExactly("select instance |");
        assertThat(statements("GET", "/v2/service_instances/read/service_bindings/b", 200))
                .containsExactly("select binding |");
    }

    @Test
    void pollsWithOneRead() throws Exception {
        statements("PUT", "/v2/service_instances/polled?accepts_incomplete=true", 202);
        String path = "/v2/service_instances/polled/last_operation";
        while (!send("GET", path).body().contains("succeeded")) {
            Thread.sleep(10);
        }
        // The background still removes the operation from its queue.
        Thread.sleep(100);

        assertThat(statements("GET", path + "?" + QUERY, 200)).containsExactly("select operation |");
    }

    private static List<String> statements(String method, String path, int status)
            throws IOException, InterruptedException {
        log.clear();
        assertThat(send(method, path).statusCode()).isEqualTo(status);
        return roundTrips(log.executed());
    }

    private static HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(broker.uri() + path))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        BodyPublishers.ofString(
                                method.startsWith("P")
                                        ? "{" + IDS + ", \"organization_guid\": \"o\", \"space_guid\": \"s\"}"
                                        : ""))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static List<String> roundTrips(List<String> executed) {
        List<String> trips = new ArrayList<>();
        List<String> trip = new ArrayList<>();
        for (String statement : executed) {
            if (statement.equals(StatementLog.SYNC)) {
                trips.add(String.join(", ", trip) + " |");
                trip.clear();
            } else {
                Matcher matcher = STATEMENT.matcher(statement);
                trip.add(matcher.matches() ? matcher.group(1) + " " + matcher.group(2) : statement);
            }
        }
        assertThat(trip).isEmpty();
        // The pool may open a connection meanwhile.
        trips.removeIf(each -> each.regionMatches(true, 0, "set ", 0, 4));
        return trips;
    }
}

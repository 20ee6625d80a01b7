package io.openbroker.sample.benchmarks.state;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;

/** A broker with its own database, which measures the cost of requests. */
final class MeasuredBroker {

    private static final String USER = "platform";
    private static final String PASSWORD = "benchmark";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Connection database;
    private final URI uri;

    private MeasuredBroker(Connection database, URI uri) {
        this.database = database;
        this.uri = uri;
    }

    /**
     * Starts a broker with a number of existing service instances and a number of operations in flight.
     *
     * @param postgres the server on which its database is created
     */
    static MeasuredBroker start(EmbeddedPostgres postgres, int instances, int operations) throws SQLException {
        String name = "state_" + instances + "_" + operations;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        String url = postgres.getJdbcUrl("postgres", name);
        Connection database = DriverManager.getConnection(url);
        JdbcState state = JdbcState.open(JdbcSettings.postgresql(url, StateKeys.generate()));
        StateLoader.addInstances(state.store(), database, instances);
        StateLoader.addOperations(state.store(), operations);
        execute(database, "create extension pg_stat_statements");
        execute(database, "vacuum analyze");
        BrokerServer server = BrokerServer.start(
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(USER, PASSWORD),
                state,
                new HeldBrokerDispatcher(new HeldBroker()));
        return new MeasuredBroker(database, server.uri());
    }

    /** Sends a request, and returns the response time in microseconds. */
    long send(MeasuredRequest request, int number) throws IOException, InterruptedException {
        HttpRequest message = HttpRequest.newBuilder(uri.resolve(request.path(number)))
                .header("Authorization", AUTHORIZATION)
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(request.method(), BodyPublishers.ofString(request.body()))
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(message, BodyHandlers.ofString());
        long micros = (System.nanoTime() - begin) / 1_000;
        if (answer.statusCode() != request.status()) {
            throw new IllegalStateException("Expected " + request.status() + " for " + message + ", but got "
                    + answer.statusCode() + " " + answer.body());
        }
        return micros;
    }

    /** Returns the work of the database so far on service instances, bindings and operations, without that for db-scheduler. */
    DatabaseWork work() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        select coalesce(sum(calls), 0), coalesce(sum(total_exec_time), 0) from pg_stat_statements
                        where dbid = (select oid from pg_database where datname = current_database())
                        and query ~ 'openbroker_(instance|binding|operation)'""")) {
            row.next();
            return new DatabaseWork(row.getLong(1), row.getDouble(2) * 1_000);
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.openbroker.sample.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
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
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PostgreSQL server, the broker, and a platform that talks to it over HTTP. */
final class Platform implements AutoCloseable {

    static final String SERVICE = "0d7f3c52-86ab-4b1e-9c65-3e2f8a71d4b0";
    static final String SMALL = "5b8e1f6a-2c94-4d07-a3be-7f1d90c6e812";
    static final String LARGE = "c92a4d7e-b105-4f38-8e6c-1a5d3f7b9024";

    private static final String USER = "platform";
    private static final String PASSWORD = "correct horse";

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedServer postgres;
    private final BrokerServer broker;

    private Platform(EmbeddedServer postgres) {
        this.postgres = postgres;
        this.broker = BrokerServer.start(
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(USER, PASSWORD),
                new PostgresBrokerDispatcher(new PostgresBroker(postgres.server())));
    }

    static Platform start() throws IOException {
        return new Platform(EmbeddedServer.start());
    }

    @Override
    public void close() throws IOException {
        broker.close();
        postgres.close();
    }

    /** Returns a connection for tools that send requests of their own. */
    BrokerConnection connection() {
        return BrokerConnection.with(BrokerConnectionSettings.of(broker.uri()).withBasic(USER, PASSWORD));
    }

    DatabaseServer databaseServer() {
        return postgres.server();
    }

    HttpResponse<String> provision(String instance, String plan, String parameters) throws Exception {
        return send("PUT", instance(instance), provisionBody(plan, parameters));
    }

    HttpResponse<String> provisionAsynchronously(String instance, String plan, String parameters) throws Exception {
        return send("PUT", instance(instance) + "?accepts_incomplete=true", provisionBody(plan, parameters));
    }

    HttpResponse<String> update(String instance, String fields) throws Exception {
        return send("PATCH", instance(instance), "{\"service_id\": \"" + SERVICE + "\", " + fields + "}");
    }

    HttpResponse<String> deprovision(String instance, String plan) throws Exception {
        return send("DELETE", instance(instance) + query(plan), "");
    }

    HttpResponse<String> bind(String instance, String binding, String parameters) throws Exception {
        String body = "{\"service_id\": \"%s\", \"plan_id\": \"%s\", \"parameters\": %s}";
        return send("PUT", binding(instance, binding), body.formatted(SERVICE, SMALL, parameters));
    }

    HttpResponse<String> unbind(String instance, String binding) throws Exception {
        return send("DELETE", binding(instance, binding) + query(SMALL), "");
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    /** Polls the last operation until it has ended. */
    HttpResponse<String> lastOperation(String instance, String operation) throws Exception {
        while (true) {
            HttpResponse<String> polled = get(instance(instance) + "/last_operation?operation=" + operation);
            if (polled.statusCode() != 200 || !text(polled, "state").equals("in progress")) {
                return polled;
            }
            Thread.sleep(20);
        }
    }

    static String instance(String instance) {
        return "/v2/service_instances/" + instance;
    }

    static Connection connect(HttpResponse<String> bound) throws SQLException {
        return DriverManager.getConnection(text(bound, "jdbcUrl"));
    }

    /** Whether the server has a database or a role whose name begins like that. */
    boolean has(InstanceNames names) throws SQLException {
        try (Connection connection = databaseServer().connect()) {
            List<String> found = Sql.query(
                    connection,
                    "SELECT datname FROM pg_database WHERE starts_with(datname, ?)"
                            + " UNION ALL SELECT rolname FROM pg_roles WHERE starts_with(rolname, ?)",
                    names.database(),
                    names.database());
            return !found.isEmpty();
        }
    }

    /** The string that a JSON document holds under a name, wherever it stands. */
    static String text(HttpResponse<String> response, String name) {
        Matcher field = Pattern.compile('"' + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(response.body());
        assertThat(field.find()).as("%s in %s", name, response.body()).isTrue();
        return field.group(1);
    }

    private static String provisionBody(String plan, String parameters) {
        return """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "org", "space_guid": "space",
                 "parameters": %s}""".formatted(SERVICE, plan, parameters);
    }

    private static String binding(String instance, String binding) {
        return instance(instance) + "/service_bindings/" + binding;
    }

    private static String query(String plan) {
        return "?service_id=" + SERVICE + "&plan_id=" + plan;
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        String basic = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(broker.uri() + path))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .header("X-Broker-API-Version", "2.17")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}

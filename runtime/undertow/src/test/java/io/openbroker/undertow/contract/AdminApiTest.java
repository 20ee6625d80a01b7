package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every operation of the admin port responds over HTTP as its OpenAPI document says. */
class AdminApiTest {

    private static final String FAIL_BODY = "{\"description\": \"It hangs\"}";
    private static final String DELETE_BODY = "{\"platform\": \"default\"}";

    /** Served only with a module that this server does not have, or if a program tells its settings. */
    private static final Set<String> WITHOUT_SUCCESS_HERE = Set.of("metrics", "settings");

    /** Served only beside the pages of a console, whose tests use them. */
    private static final Set<String> OF_SESSIONS = Set.of("sign_in", "fetch_session", "sign_out");

    private final Backend backend = new Backend();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials(Platform.USER, Platform.PASSWORD)
                    .withAdmin(
                            AdminSettings.onPort(0).withAdmin("ops", "0perator").withViewer("view", "v1ewer")),
            ContractState.open(),
            new SyncBrokerDispatcher(new SyncBroker(backend)),
            new AsyncBrokerDispatcher(new AsyncBroker(backend)),
            new ManualBrokerDispatcher(new ManualBroker()));
    private final Platform platform = new Platform(server.uri());
    private final AdminDocument document = new AdminDocument(
            send("GET", "/operator/openapi.json", "ops", "0perator", "").body());

    @AfterEach
    void stop() {
        backend.open("g");
        server.close();
    }

    @Test
    void everyOperationRespondsAsDocumented() throws Exception {
        platform.provision("i1", SYNC, "{}", false);
        platform.bind("i1", "b1", SYNC, "{}", false);
        String operation =
                platform.provision("i2", ASYNC, "{\"gate\": \"g\"}", true).operation();
        backend.awaitArrival("g");
        String stuck = "/operator/operations/" + operation;

        for (String path : new String[] {
            "/operator/openapi.json",
            "/metrics",
            "/operator/overview",
            "/operator/history",
            "/operator/instances",
            "/operator/instances?search=i&limit=1",
            "/operator/instances/i1",
            "/operator/bindings?platform=default&instance=i1",
            "/operator/instances/i1/bindings/b1",
            "/operator/operations",
            "/operator/audit",
            "/operator/catalog",
            "/operator/settings",
            stuck
        }) {
            checked("GET", path, "view", "v1ewer", "");
            checked("GET", path + (path.contains("?") ? "&" : "?") + "unknown=1", "ops", "0perator", "");
            checked("GET", path, "ops", "wrong", "");
        }
        checked("GET", "/operator/instances/none", "ops", "0perator", "");
        checked("GET", "/operator/instances/i1/bindings/none", "ops", "0perator", "");
        checked("GET", "/operator/operations/none", "ops", "0perator", "");
        checked("GET", "/operator/none", "ops", "0perator", "");
        checked("DELETE", "/operator/instances", "ops", "0perator", "");
        checked("POST", stuck + "/retry", "ops", "0perator", "");
        checked("POST", stuck + "/fail", "view", "v1ewer", FAIL_BODY);
        checked("POST", stuck + "/fail", "ops", "0perator", "{}");
        checked("POST", stuck + "/fail", "ops", "0perator", " ".repeat(20_000));
        checked("POST", stuck + "/fail", "ops", "0perator", FAIL_BODY);
        checked("GET", "/operator/overview", "ops", "0perator", "");
        platform.await("i2", operation);
        checked("GET", stuck, "ops", "0perator", "");
        checked("POST", stuck + "/fail", "ops", "0perator", FAIL_BODY);
        operationsByHandRespondAsDocumented();

        Set<String> all = new TreeSet<>(document.operations());
        all.removeAll(OF_SESSIONS);
        Set<String> expected = new TreeSet<>(all);
        expected.removeAll(WITHOUT_SUCCESS_HERE);
        // No attempt waits here; MendingContract retries one.
        expected.remove("retry_operation");
        assertThat(document.succeeded()).containsAll(expected);
        assertThat(document.rejected()).containsExactlyInAnyOrderElementsOf(all);
    }

    private void operationsByHandRespondAsDocumented() {
        Offer manual = new Offer(ManualBroker.SERVICE, ManualBroker.SMALL_ID);
        String operation = platform.provision("i3", manual, "{}", true).operation();
        String byHand = "/operator/operations/" + operation;
        checked("GET", byHand, "ops", "0perator", "");
        checked("GET", "/operator/overview", "ops", "0perator", "");
        checked("POST", byHand + "/retry", "ops", "0perator", "");
        checked("POST", byHand + "/succeed", "view", "v1ewer", "{\"result\": {}}");
        checked("POST", byHand + "/succeed", "ops", "0perator", "{\"result\": 5}");
        checked("POST", byHand + "/succeed", "ops", "0perator", "{\"result\": {}}");
        checked("POST", byHand + "/succeed", "ops", "0perator", "{\"result\": {}}");
        checked("POST", "/operator/reconcile", "ops", "0perator", "garbage");
        checked("POST", "/operator/reconcile?platform=default", "view", "v1ewer", "{\"instances\": []}");
        platform.provision("i4", SYNC, "{}", false);
        platform.bind("i4", "b4", SYNC, "{}", false);
        for (String path :
                new String[] {"/operator/instances/i4/bindings/b4/delete", "/operator/instances/i1/delete"}) {
            checked("POST", path, "view", "v1ewer", DELETE_BODY);
            checked("POST", path, "ops", "0perator", "{}");
            Answer deleting = send("POST", path, "ops", "0perator", DELETE_BODY);
            document.check("POST", path, deleting);
            assertThat(deleting.status()).as(deleting.body().toString()).isEqualTo(202);
        }
        checked("POST", "/operator/instances/none/delete", "ops", "0perator", DELETE_BODY);
        checked("POST", "/operator/instances/i1/bindings/none/delete", "ops", "0perator", DELETE_BODY);
    }

    @Test
    void theDocumentIsWellFormed() {
        JsonNode json = document.json();
        assertThat(json.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(json.path("info").propertyNames()).contains("title", "version");
        assertThat(document.operations())
                .as("ids are unique")
                .hasSameSizeAs(json.path("paths").findValues("operationId"));
        for (JsonNode response : json.path("paths").findValues("responses")) {
            response.forEach(status ->
                    assertThat(status.path("description").asString("")).isNotBlank());
        }
        for (JsonNode reference : json.findValues("$ref")) {
            assertThat(json.at(reference.asString().substring(1)).isObject())
                    .as(reference.asString())
                    .isTrue();
        }
        var metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        for (JsonNode schema : json.findValues("schema")) {
            assertThat(metaSchema.validate(schema)).as(schema.toString()).isEmpty();
        }
        for (Map.Entry<String, JsonNode> schema :
                json.path("components").path("schemas").properties()) {
            assertThat(metaSchema.validate(schema.getValue()))
                    .as(schema.getKey())
                    .isEmpty();
        }
    }

    @Test
    void noticesWhatIsNotDocumented() {
        Answer overview = send("GET", "/operator/overview", "ops", "0perator", "");
        document.check("GET", "/operator/overview", overview);
        overview.body().path("broker").asObject().put("secret", "x");

        assertThatThrownBy(() -> document.check("GET", "/operator/overview", overview))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("secret");
    }

    private void checked(String method, String path, String user, String password, String body) {
        document.check(method, path, send(method, path, user, password, body));
    }

    private Answer send(String method, String path, String user, String password, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.adminUri().orElseThrow() + path))
                .header("Authorization", Platform.basic(user, password));
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json");
        }
        return platform.send(request.method(
                method, method.equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody()));
    }
}

package io.openbroker.runtime.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.audit.RecentLines;
import io.openbroker.runtime.internal.authentication.AccessBuilder;
import io.openbroker.runtime.internal.authentication.AdminAuthentication;
import io.openbroker.runtime.internal.history.History;
import io.openbroker.runtime.internal.reconciliation.CatalogIds;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.settings.SettingList;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.HealthStatus;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdminPortTest {

    private static final String ADMIN = "admin:a";
    private static final String VIEWER = "viewer:v";

    private final TestTime time = new TestTime();
    private final BrokerState state = new InMemoryState(time.source());
    private final BrokerAdmin broker = new BrokerAdmin(state, List.of("topics"));
    private final AdminAuthentication authentication = authentication(time.source());
    private HealthStatus health = HealthStatus.READY;
    private final RunningBroker replica =
            new RunningBroker("replica-1", time.now(), state, new FixedLoad(), () -> health);
    private final History history = new History(time.source());
    private final RecentLines lines = new RecentLines(time.source().clock());
    private final AuditLog audit = AuditLog.keeping(lines);
    private final List<AdminRequests> requests = List.of(
            new MetricsRequests(Optional.of(new FixedMetrics())),
            new OverviewRequests(broker, replica),
            new HistoryRequests(history),
            new ListRequests(broker, time.source().clock()),
            new ResourceRequests(broker),
            new AuditRequests(lines),
            new CatalogRequests(TestRequests.catalog().document()),
            new SettingsRequests(SettingList.defaults()),
            new OperationRequests(broker, AdminPort.bodies()),
            new InterventionRequests(broker, AdminPort.bodies()),
            new ReconcileRequests(
                    broker,
                    new CatalogIds(Set.of("s"), Set.of("service"), Set.of("p")),
                    time.source().clock()),
            new SessionRequests(authentication));
    private final BrokerPipeline pipeline = AdminPort.pipeline(
            Stream.concat(requests.stream(), Stream.of(new OpenApiRequests(requests)))
                    .toList(),
            authentication,
            audit,
            TestRequests.DIRECT,
            time.source().ticker());

    private static AdminAuthentication authentication(TimeSource time) {
        AccessBuilder access = new AccessBuilder();
        access.credentials(Platform.DEFAULT, new BasicCredentials("cf", "p"));
        access.admin(new BasicCredentials("admin", "a"));
        access.viewer(new BasicCredentials("viewer", "v"));
        // Users of both roles change something, too.
        access.admin(new BasicCredentials("both", "b"));
        access.viewer(new BasicCredentials("both", "b"));
        return access.adminAuthentication(time.ticker()).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(AdminOperation.class)
    void servesEveryOperationWithAnOutcomeOfItsOwn(AdminOperation operation) {
        BrokerResponse response = send(operation, ADMIN, "{\"description\": \"It hangs\"}");

        assertThat(text(response)).isNotEqualTo("{}");
        assertThat(Arrays.stream(Outcome.values())
                        .filter(outcome -> outcome.adminOperations().contains(operation))
                        .filter(outcome -> outcome.status() == response.status())
                        .filter(outcome ->
                                outcome.error().map(text(response)::contains).orElse(true)))
                .isNotEmpty();
        assertThat(response.headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsKey("X-Broker-API-Request-Identity");
    }

    @ParameterizedTest
    @EnumSource(AdminOperation.class)
    void letsViewersReadOnly(AdminOperation operation) {
        int ofViewer =
                send(operation, VIEWER, "{\"description\": \"It hangs\"}").status();
        int ofBoth =
                send(operation, "both:b", "{\"description\": \"It hangs\"}").status();

        assertThat(ofViewer == 403).isEqualTo(operation.adminOnly());
        assertThat(ofBoth).isNotEqualTo(403);
    }

    @Test
    void servesMetricsAsTheyAre() {
        BrokerResponse response = send(AdminOperation.METRICS, VIEWER, "");

        assertThat(text(response)).isEqualTo("requests 1\n");
        assertThat(response.headers()).containsEntry("Content-Type", "text/plain");
    }

    @Test
    void tellsAtAGlanceHowTheBrokerIs() {
        state.store().heartbeat("replica-1", Duration.ofSeconds(20));
        state.store().heartbeat("replica-2", Duration.ofSeconds(20));
        insert(operation("young", Optional.empty(), time.now()));
        StoredOperation resting = insert(operation("resting", Optional.empty(), time.now()));
        StoredOperation old = insert(operation("old", Optional.of("replica-1"), time.now()));
        state.store().commit(List.of(RowChange.replace(resting.retry(OperationStatus.inProgress("Later")))));
        time.pass(Duration.ofMinutes(1));
        assertThat(overview().path("attention").findValuesAsString("reason")).containsExactly("resting");

        time.pass(Duration.ofMinutes(10));
        insert(operation("new", Optional.empty(), time.now()));
        JsonNode overview = overview();
        assertThat(overview.path("attention").findValuesAsString("operation"))
                .containsExactly("resting", "old", "young");
        assertThat(overview.path("attention").findValuesAsString("reason")).containsExactly("resting", "slow", "slow");
        assertThat(overview.path("in_progress").asInt()).isEqualTo(4);
        assertThat(overview.has("in_progress_more")).isFalse();
        assertThat(overview.path("status").asString()).isEqualTo("ready");
        assertThat(overview.path("state").path("kind").asString()).isEqualTo("memory");
        assertThat(overview.path("replicas").findValuesAsString("id"))
                .containsExactlyInAnyOrder("replica-1", "replica-2");
        assertThat(overview.path("replicas").findValuesAsString("heartbeat_age_seconds"))
                .containsExactly("660.0", "660.0");
        assertThat(overview.path("broker").path("replica").asString()).isEqualTo("replica-1");
        assertThat(overview.path("load")).isEqualTo(JsonMapper.shared().readTree("""
            {"requests_running": 1, "requests_waiting": 2, "operations_running": 3,
             "operations_awaited": 4, "operations_queued": 5}\
            """));
        assertThat(overview.path("not_known").get(0).asString()).isEqualTo("topics");
        assertThat(old.id()).isEqualTo("old");
    }

    @Test
    void boundsTheOverview() {
        for (int i = 0; i < 1_001; i++) {
            insert(operation("op-" + i, Optional.empty(), time.now()));
        }
        time.pass(Duration.ofHours(1));

        JsonNode overview = overview();
        assertThat(overview.path("in_progress").asInt()).isEqualTo(1_000);
        assertThat(overview.path("in_progress_more").asBoolean()).isTrue();
        assertThat(overview.path("attention")).hasSize(20);
        assertThat(overview.path("attention_more").asBoolean()).isTrue();
    }

    @Test
    void tellsTheMedianAndThe99thPercentile() {
        for (int i = 0; i < 100; i++) {
            Duration took = Duration.ofMillis(i < 95 ? 10 : 1_000);
            history.requestCompleted(new CompletedRequest(Optional.empty(), "CATALOG", 200, took));
        }
        JsonNode served = JsonMapper.shared().readTree(text(get("/operator/history")));

        assertThat(served.path("requests").get(0).asInt()).isEqualTo(100);
        assertThat(served.path("p50_ms").get(0).asDouble()).isBetween(9.5, 10.5);
        assertThat(served.path("p99_ms").get(0).asDouble()).isBetween(950.0, 1_050.0);
    }

    @Test
    void tellsWhatItKnowsWithoutTheState() {
        health = HealthStatus.STATE_UNAVAILABLE;
        JsonNode overview = overview();

        assertThat(overview.path("status").asString()).isEqualTo("unavailable");
        assertThat(overview.propertyNames())
                .contains("broker", "load", "state")
                .doesNotContain("in_progress", "attention");
        health = HealthStatus.STOPPING;
        assertThat(overview().path("status").asString()).isEqualTo("stopping");
        assertThat(overview().has("attention")).isTrue();
    }

    @Test
    void showsAServiceInstanceWithoutSecrets() {
        StoredInstance row = StoredInstance.creating(
                new InstanceKey("cf", "my db"),
                "service",
                new InstanceAttributes(
                        "plan",
                        Map.of(
                                "organization_guid", "o-1",
                                "organization_name", "acme",
                                "space_guid", "s-1",
                                "instance_name", "orders"),
                        Map.of("password", "s3cret"),
                        Optional.of("1.2.3")),
                ResourceStatus.creating("op"));
        assertThat(state.store().commit(List.of(RowChange.insert(row)))).isTrue();
        String shown = text(get("/operator/instances/my%20db?platform=cf"));

        assertThat(JsonMapper.shared().readTree(shown))
                .isEqualTo(JsonMapper.shared().readTree("""
                    {"platform": "cf", "instance_id": "my db", "service_id": "service", "plan_id": "plan",
                     "state": "creating", "operation": "op", "created_at": "2030-01-02T03:04:05Z",
                     "updated_at": "2030-01-02T03:04:05Z", "organization": "acme", "space": "s-1",
                     "name": "orders", "maintenance_version": "1.2.3"}\
                    """));
        BrokerResponse unknown = get("/operator/instances/my%20db");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(text(unknown))
                .contains("The broker knows no instance \\\"my db\\\" of the platform \\\"default\\\"", "topics");
    }

    @Test
    void rejectsTextsThatNoIdHas() {
        for (String query : List.of("search=%00", "platform=%E2%80%AE", "plan=" + "x".repeat(1_025))) {
            BrokerResponse response = get("/operator/instances?" + query);
            assertThat(response.status()).as(query).isEqualTo(400);
        }
    }

    private JsonNode overview() {
        return JsonMapper.shared().readTree(text(send(AdminOperation.OVERVIEW, VIEWER, "")));
    }

    private StoredOperation insert(StoredOperation operation) {
        assertThat(state.store().commit(List.of(RowChange.insert(operation)))).isTrue();
        return operation;
    }

    private static StoredOperation operation(String id, Optional<String> owner, Instant start) {
        return StoredOperation.begin(
                id,
                new InstanceKey("default", "i-" + id),
                OsbOperation.PROVISION,
                true,
                owner,
                OperationRequest.of(
                        new RequestOrigin(Platform.DEFAULT, Optional.empty(), new RequestIdentity("request"))),
                start);
    }

    private BrokerResponse get(String target) {
        return sent(
                pipeline.admit(TestRequests.head(
                        "GET",
                        target,
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(ADMIN.getBytes(StandardCharsets.UTF_8)))),
                "");
    }

    @Test
    void namesOfferingsThatAreNotListed() {
        assertThat(text(send(AdminOperation.LIST_INSTANCES, VIEWER, "")))
                .isEqualTo("{\"instances\":[],\"not_known\":[\"topics\"]}");
    }

    @Test
    void delaysWrongCredentialsAfterTenUntilTheClientPauses() {
        for (int i = 0; i < 10; i++) {
            assertThat(guess(i)).isInstanceOf(Admission.Responded.class);
        }
        assertThat(guess(10)).isInstanceOf(Admission.Deferred.class);
        assertThat(pipeline.admit(head(AdminOperation.LIST_INSTANCES, ADMIN))).isInstanceOf(Admission.Admitted.class);

        time.pass(Duration.ofMinutes(1));
        assertThat(guess(11)).isInstanceOf(Admission.Responded.class);
    }

    private Admission guess(int number) {
        return pipeline.admit(head(AdminOperation.LIST_INSTANCES, "admin:guess" + number));
    }

    @Test
    void rejectsCredentialsOfPlatforms() {
        BrokerResponse response = send(AdminOperation.LIST_INSTANCES, "cf:p", "");

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsKey("WWW-Authenticate");
        assertThat(text(response)).contains("not those of a platform");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json                             | is not valid JSON",
                "{}                                  | Send {",
                "{\"description\": \" \"}            | Send {",
                "{\"description\": 5}                | Send {",
                "{\"description\": \"d\", \"x\": 1}  | Send {"
            })
    void demandsADescriptionAndNothingElse(String body, String message) {
        BrokerResponse response = send(AdminOperation.FAIL_OPERATION, ADMIN, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response)).contains("MalformedRequest", message);
    }

    @Test
    void boundsDescriptions() {
        assertThat(send(AdminOperation.FAIL_OPERATION, ADMIN, "{\"description\": \"" + "x".repeat(1_000) + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(send(AdminOperation.FAIL_OPERATION, ADMIN, "{\"description\": \"" + "x".repeat(1_001) + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void rejectsAmbiguousRequestsAsThePortOfPlatformsDoes() {
        for (HeadProblem problem : HeadProblem.values()) {
            int status = switch (problem) {
                case AMBIGUOUS_LENGTH -> 400;
                case UNSUPPORTED_PROTOCOL -> 505;
                case TOO_LARGE -> 431;
            };
            assertThat(pipeline.reject(head(AdminOperation.METRICS, ADMIN), problem)
                            .status())
                    .isEqualTo(status);
        }
    }

    private BrokerResponse send(AdminOperation operation, String login, String body) {
        return sent(pipeline.admit(head(operation, login)), body);
    }

    private static BrokerResponse sent(Admission admission, String body) {
        return admission instanceof Admission.Responded responded
                ? responded.response()
                : TestRequests.execute((Admission.Admitted) admission, body.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestHead head(AdminOperation operation, String login) {
        return TestRequests.head(
                operation.method(),
                operation.path().replaceAll("\\{[a-z_]+}", "o"),
                "Content-Type",
                "application/json",
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(BrokerResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static final class FixedLoad implements BrokerLoad {

        @Override
        public int runningRequests() {
            return 1;
        }

        @Override
        public int waitingRequests() {
            return 2;
        }

        @Override
        public int runningOperations() {
            return 3;
        }

        @Override
        public int awaitedOperations() {
            return 4;
        }

        @Override
        public Duration clockDifference() {
            return Duration.ZERO;
        }

        @Override
        public OptionalInt queuedOperations() {
            return OptionalInt.of(5);
        }
    }

    private static final class FixedMetrics implements MetricsExposition {

        @Override
        public String text() {
            return "requests 1\n";
        }

        @Override
        public String contentType() {
            return "text/plain";
        }

        @Override
        public void started(BrokerLoad load) {}

        @Override
        public void requestCompleted(CompletedRequest request) {}

        @Override
        public void operationCompleted(CompletedOperation operation) {}

        @Override
        public void close() {}
    }
}

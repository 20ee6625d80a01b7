package io.openbroker.runtime.internal.reconciliation;

import static io.openbroker.runtime.internal.testing.TestBroker.LARGE;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.reconciliation.Reconciliation.Differences;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Differences between a platform and a broker that knows i1 with b1 and b2, i2 with b3, and i3. */
class ReconciliationTest {

    private static final int MANY = 1_000;

    private final TestTime time = new TestTime();
    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS)
            .on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> ServiceInstance.EMPTY);
    private final TestPlatform platform = TestPlatform.of(broker, TestPlatform.state(time), time);
    private final Reconciliation reconciliation = new Reconciliation(
            platform.engine().admin(),
            new CatalogIds(Set.of(SERVICE), Set.of("a-service"), Set.of(SMALL, LARGE)),
            Limits.DEFAULT.withMaxBodyBytes(8 * 1024 * 1024),
            time.source().clock());

    ReconciliationTest() {
        for (String id : List.of("i1", "i2", "i3")) {
            platform.end(id, platform.provision(id).operation());
        }
        platform.bind("i1", "b1");
        platform.bind("i1", "b2");
        platform.bind("i2", "b3");
        time.pass(Duration.ofMinutes(11));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void areNoneBetweenWhatIsTheSame() {
        JsonNode same = compare("""
                {"instances": [{"instance_id": "i1", "bindings": ["b2", "b1"]}, {"instance_id": "i3", "bindings": []},
                 {"instance_id": "i2", "bindings": ["b3"]}]}""");
        assertLists(same, List.of(), List.of(), List.of(), List.of());
        assertThat(same.path("format").asString()).isEqualTo("openbroker");
        assertThat(same.path("counts").path("instances_on_both").asInt()).isEqualTo(3);
        assertThat(same.has("warnings")).isFalse();
        assertThat(same.has("remedy")).isFalse();
    }

    @Test
    void areListedOnBothSides() {
        JsonNode differences = compare("""
                {"platform": "default", "instances": [{"instance_id": "i1", "bindings": ["b1", "b9"]},
                 {"instance_id": "i2"}, {"instance_id": "i9", "bindings": ["b8"]}]}""");
        assertLists(differences, List.of("i9"), List.of("i3"), List.of("b9"), List.of("b2"));
        assertThat(differences
                        .path("instances_on_broker_only")
                        .get(0)
                        .path("state")
                        .asString())
                .isEqualTo("ready");
        assertThat(differences.path("remedy").asString()).contains("410 Gone");
    }

    @Test
    void includeNoBindingsOfServiceInstancesWhoseBindingsAreNotListed() {
        JsonNode differences = compare("{\"instances\": [{\"instance_id\": \"i1\"}, {\"instance_id\": \"i2\"}]}");
        assertLists(differences, List.of(), List.of("i3"), List.of(), List.of());
        assertThat(differences.path("warnings").toString()).contains("they were not compared");
    }

    @Test
    void areThoseOfAllEntriesOfAServiceInstance() {
        JsonNode differences = compare("""
                [{"instances": [{"instance_id": "i1", "bindings": ["b1"]}, {"instance_id": "i2"}, {"instance_id": "i2"}]},
                 {"instances": [{"instance_id": "i1", "bindings": ["b2"]}, {"instance_id": "i3"}]}]
                {"instances": []}""");
        assertLists(differences, List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void ofAnEmptyListComeWithAWarningAndChangeNothing() {
        JsonNode differences = compare("{\"instances\": []}");
        assertLists(differences, List.of(), List.of("i1", "i2", "i3"), List.of(), List.of());
        assertThat(differences.path("warnings").get(0).asString()).contains("no service instance", "complete");
        assertThat(platform.fetch("i1").status()).isEqualTo(200);
        assertThat(broker.requests(DeprovisionRequest.class)).isEmpty();
    }

    @Test
    void ofAnotherPlatformComeWithAWarning() {
        JsonNode foreign = compare("{\"instances\": [{\"instance_id\": \"x1\"}, {\"instance_id\": \"x2\"}]}");
        assertLists(foreign, List.of("x1", "x2"), List.of("i1", "i2", "i3"), List.of(), List.of());
        assertThat(foreign.path("warnings").get(0).asString()).contains("no service instance in common");

        JsonNode unknown = compare(Optional.of("sap"), 0, MANY, "{\"instances\": [{\"instance_id\": \"i1\"}]}");
        assertLists(unknown, List.of("i1"), List.of(), List.of(), List.of());
    }

    @Test
    void ignoreWhatIsYoungOrInProgress() {
        broker.on(OsbOperation.PROVISION, call -> {
            throw RetryLater.in(Duration.ofDays(1), "Not yet.");
        });
        String operation = platform.provision("i4").operation();
        TestPlatform.until(
                () -> platform.poll("i4", operation).text("description").equals("Not yet."));
        broker.on(OsbOperation.PROVISION, call -> ServiceInstance.EMPTY);
        platform.end("i5", platform.provision("i5").operation());
        platform.bind("i1", "b4");
        time.pass(Duration.ofMinutes(9));

        JsonNode differences = compare("""
                {"instances": [{"instance_id": "i1", "bindings": ["b1", "b2"]}, {"instance_id": "i2"},
                 {"instance_id": "i3"}]}""");
        assertLists(differences, List.of(), List.of(), List.of(), List.of());
        assertThat(differences.path("ignored").toString())
                .contains("{\"on\":\"broker\",\"reason\":\"in_progress\",\"instance_id\":\"i4\"}")
                .contains("{\"on\":\"broker\",\"reason\":\"young\",\"instance_id\":\"i5\"}")
                .contains("{\"on\":\"broker\",\"reason\":\"young\",\"instance_id\":\"i1\",\"binding_id\":\"b4\"}");

        time.pass(Duration.ofMinutes(2));
        JsonNode later = compare("{\"instances\": [{\"instance_id\": \"i1\"}, {\"instance_id\": \"i2\"}]}");
        assertThat(later.path("instances_on_broker_only").findValuesAsString("instance_id"))
                .containsExactlyInAnyOrder("i3", "i5");
        assertThat(later.path("ignored").findValuesAsString("instance_id")).containsExactly("i4");
    }

    @Test
    void areReadFromPagesOfCloudFoundry() {
        String differences = """
                {"pagination": {"total_results": 5, "first": {"href": "https://api/v3/service_instances?page=1&per_page=50"}},
                 "resources": [%s, %s, %s, %s, %s]}
                {"pagination": {"total_results": 3, "first": {"href": "https://api/v3/service_credential_bindings?page=1"}},
                 "resources": [%s, %s, %s]}""".formatted(
                        instance("i1", "managed", "p1", "succeeded"),
                        instance("i9", "managed", "p1", "succeeded"),
                        instance("i8", "managed", "p9", "succeeded"),
                        instance("i7", "managed", "p1", "in progress"),
                        instance("u1", "user-provided", "", "succeeded"),
                        binding("b1", "i1"),
                        binding("b9", "i1"),
                        binding("b8", "u1"));
        String plans = """
                {"pagination": {"total_results": 2, "first": {"href": "https://api/v3/service_plans?page=1"}},
                 "resources": [%s, %s]}""".formatted(plan("p1", SMALL), plan("p9", "foreign"));

        JsonNode without = compare(differences);
        assertThat(without.path("format").asString()).isEqualTo("cloudfoundry");
        assertLists(without, List.of("i9", "i8"), List.of("i2", "i3"), List.of("b9"), List.of("b2"));
        assertThat(without.path("instances_on_platform_only")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("name of i9");
        assertThat(without.path("remedy").asString()).contains("cf purge-service-instance");
        assertThat(without.path("ignored").toString()).contains("in_progress", "i7");

        JsonNode with = compare(differences + plans);
        assertLists(with, List.of("i9"), List.of("i2", "i3"), List.of("b9"), List.of("b2"));
        assertThat(with.path("ignored").toString())
                .contains("{\"on\":\"platform\",\"reason\":\"other_broker\",\"instance_id\":\"i8\"}");
    }

    private static String instance(String guid, String type, String plan, String state) {
        String related = plan.isEmpty() ? "" : ", \"service_plan\": {\"data\": {\"guid\": \"" + plan + "\"}}";
        return """
                {"guid": "%1$s", "name": "name of %1$s", "type": "%2$s", "created_at": "2020-01-01T00:00:00Z",
                 "last_operation": {"type": "create", "state": "%3$s"},
                 "relationships": {"space": {"data": {"guid": "s"}}%4$s}}""".formatted(guid, type, state, related);
    }

    private static String binding(String guid, String instance) {
        return """
                {"guid": "%s", "type": "key", "relationships": {"service_instance": {"data": {"guid": "%s"}}}}""".formatted(guid, instance);
    }

    private static String plan(String guid, String id) {
        return """
                {"guid": "%s", "broker_catalog": {"id": "%s"},
                 "relationships": {"service_offering": {"data": {"guid": "o"}}}}""".formatted(guid, id);
    }

    @Test
    void areReadFromListsOfServiceCatalog() {
        JsonNode differences = compare("""
                {"apiVersion": "v1", "kind": "List", "metadata": {"resourceVersion": ""}, "items": [
                 {"apiVersion": "servicecatalog.k8s.io/v1beta1", "kind": "ServiceInstance",
                  "metadata": {"namespace": "n", "name": "one", "creationTimestamp": "2020-01-01T00:00:00Z"},
                  "spec": {"externalID": "i1", "clusterServiceClassExternalName": "a-service"}},
                 {"apiVersion": "servicecatalog.k8s.io/v1beta1", "kind": "ServiceInstance",
                  "metadata": {"namespace": "n", "name": "nine"},
                  "spec": {"externalID": "i9"}, "status": {"currentOperation": "Provision"}},
                 {"apiVersion": "servicecatalog.k8s.io/v1beta1", "kind": "ServiceInstance",
                  "metadata": {"namespace": "n", "name": "foreign"},
                  "spec": {"externalID": "i8", "clusterServiceClassExternalName": "foreign"}},
                 {"apiVersion": "servicecatalog.k8s.io/v1beta1", "kind": "ServiceBinding",
                  "metadata": {"namespace": "n", "name": "bound"},
                  "spec": {"externalID": "b1", "instanceRef": {"name": "one"}}}]}""");
        assertThat(differences.path("format").asString()).isEqualTo("kubernetes");
        assertLists(differences, List.of(), List.of("i2", "i3"), List.of(), List.of("b2"));
        assertThat(differences.path("ignored").findValuesAsString("reason"))
                .containsExactly("in_progress", "other_broker");
    }

    @Test
    void arePagedAndBounded() {
        JsonNode first = compare(Optional.of("default"), 0, 2, "{\"instances\": []}");
        assertThat(first.path("instances_on_broker_only")).hasSize(2);
        assertThat(first.path("counts").path("instances_on_broker_only").asInt())
                .isEqualTo(3);
        assertThat(first.path("more").asBoolean()).isTrue();
        JsonNode second = compare(Optional.of("default"), 1, 2, "{\"instances\": []}");
        assertThat(second.path("instances_on_broker_only")).hasSize(1);
        assertThat(second.path("more").asBoolean()).isFalse();
        assertThat(second.path("instances_on_broker_only").toString())
                .isNotEqualTo(first.path("instances_on_broker_only").toString());
        assertThat(compare(Optional.of("default"), 7, 2, "{\"instances\": []}")
                        .path("more")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void areFoundInAHundredThousandIds() {
        String list = IntStream.range(0, 100_000)
                .mapToObj(i -> "{\"instance_id\":\"00000000-0000-4000-8000-%012d\"}".formatted(i))
                .collect(Collectors.joining(",", "{\"instances\":[{\"instance_id\":\"i1\"},", "]}"));
        assertThat(list.length()).isLessThan(8 * 1024 * 1024);
        JsonNode differences = compare(list);
        assertThat(differences.path("counts").path("instances_on_platform_only").asInt())
                .isEqualTo(100_000);
        assertThat(differences.path("instances_on_platform_only")).hasSize(MANY);
        assertThat(differences.path("instances_on_broker_only").findValuesAsString("instance_id"))
                .containsExactlyInAnyOrder("i2", "i3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                 | is empty",
                "FAILED                                             | is not valid JSON",
                "5                                                  | is not a JSON object",
                "[]                                                 | has no list",
                "{}                                                 | has no list",
                "{\"errors\": [{\"code\": 10002}]}                  | has an error instead of a list",
                "{\"instances\": {}}                                | has no list",
                "{\"instances\": [\"i1\"]}                          | instances[0] is not an object",
                "{\"instances\": [null]}                            | instances[0] is not an object",
                "{\"instances\": [{}]}                              | instances[0].instance_id is missing",
                "{\"instances\": [{\"instance_id\": 1}]}            | instances[0].instance_id is 1",
                "{\"instances\": [{\"instance_id\": \"i\", \"x\": 1}]} | instances[0].x is not supported",
                "{\"instances\": [{\"instance_id\": \"i\", \"bindings\": [1]}]} | instances[0].bindings is an array with",
                "{\"instances\": [], \"instances\": []}             | is not valid JSON",
                "{\"instances\": [], \"x\": 1}                      | $.x is not supported",
                "{\"instances\": [], \"x\": []}                     | array x is not supported",
                "{\"instances\": []}{\"items\": []}                 | formats openbroker and kubernetes",
                "{\"resources\": []}                                | $.pagination is missing",
                "{\"resources\": [{\"guid\": \"g\"}]}               | resources[0].type is missing",
                "{\"resources\": [], \"pagination\": {\"total_results\": 2, \"first\": {\"href\": \"/v3/service_instances?page=1\"}}} | have 0 of 2 entries",
                "{\"resources\": [], \"pagination\": {\"total_results\": 0, \"first\": {\"href\": \"/v3/service_instances?page=1&space_guids=s\"}}} | filtered by space_guids",
                "{\"resources\": [], \"pagination\": {\"total_results\": 0, \"first\": {\"href\": \"/v3/service_credential_bindings\"}}} | no page of service instances",
                "{\"items\": [], \"metadata\": {\"continue\": \"x\"}} | metadata.continue says",
                "{\"items\": [{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}]} | is not one of Service Catalog",
                "{\"items\": [{\"spec\": {}, \"metadata\": {\"namespace\": \"n\", \"name\": \"n\"}}]} | items[0].spec.externalID is missing",
                "{\"platform\": \"other\", \"instances\": []}       | Send it once"
            })
    void needAListThatIsComplete(String body, String message) {
        assertThatThrownBy(() -> compare(body)).isInstanceOf(Rejection.class).hasMessageContaining(message);
    }

    @Test
    void needAPlatform() {
        assertThatThrownBy(() -> compare(Optional.empty(), 0, MANY, "{\"instances\": []}"))
                .hasMessageContaining("platform is missing");
        assertThat(compare(Optional.empty(), 0, MANY, "{\"instances\": [], \"platform\": \"default\"}")
                        .path("counts")
                        .path("instances_on_broker")
                        .asInt())
                .isEqualTo(3);
    }

    private JsonNode compare(String body) {
        return compare(Optional.of("default"), 0, MANY, body);
    }

    private JsonNode compare(Optional<String> name, long page, int limit, String body) {
        Differences differences = reconciliation.compare(
                new Reconciliation.Request(
                        name,
                        page,
                        limit,
                        row -> JsonBody.empty()
                                .put("instance_id", row.instanceId())
                                .put("state", row.phase().name().toLowerCase(Locale.ROOT)),
                        row -> JsonBody.empty()
                                .put("instance_id", row.instanceId())
                                .put("binding_id", row.bindingId())),
                body.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> json =
                differences.body().put("more", differences.more()).asMap();
        return JsonMapper.shared().valueToTree(json);
    }

    private static void assertLists(
            JsonNode differences,
            List<String> instancesOnPlatform,
            List<String> instancesOnBroker,
            List<String> bindingsOnPlatform,
            List<String> bindingsOnBroker) {
        assertThat(differences.path("instances_on_platform_only").findValuesAsString("instance_id"))
                .containsExactlyInAnyOrderElementsOf(instancesOnPlatform);
        assertThat(differences.path("instances_on_broker_only").findValuesAsString("instance_id"))
                .containsExactlyInAnyOrderElementsOf(instancesOnBroker);
        assertThat(differences.path("bindings_on_platform_only").findValuesAsString("binding_id"))
                .containsExactlyInAnyOrderElementsOf(bindingsOnPlatform);
        assertThat(differences.path("bindings_on_broker_only").findValuesAsString("binding_id"))
                .containsExactlyInAnyOrderElementsOf(bindingsOnBroker);
    }
}

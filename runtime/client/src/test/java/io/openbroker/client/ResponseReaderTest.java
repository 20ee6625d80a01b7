package io.openbroker.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.Header;
import io.openbroker.client.http.NoResponse;
import io.openbroker.model.Context;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What responses mean, those that break the specification included. */
class ResponseReaderTest {

    private static final OsbRequest.Provision PROVISION =
            OsbRequest.Provision.of("i", "s", "p", Context.of(Map.of("platform", "mine")));
    private static final OsbRequest.Bind BIND = OsbRequest.Bind.of("i", "b", "s", "p");

    @Test
    void readsACompleteProvision() {
        ClientResult<ServiceInstance> result = provision(ScriptedTransport.json(
                201,
                "{\"dashboard_url\":\"http://d\",\"metadata\":{\"labels\":{\"a\":\"b\"},\"attributes\":{\"c\":[1]}},"
                        + "\"unknown\":1}"));

        assertThat(result.violations()).isEmpty();
        assertThat(result)
                .isInstanceOfSatisfying(
                        ClientResult.Done.class,
                        done -> assertThat(done.isCreated()).isTrue());
        assertThat(result.value())
                .contains(new ServiceInstance(Optional.of("http://d"), Map.of("a", "b"), Map.of("c", List.of(1))));
        assertThat(provision(ScriptedTransport.json(200, "{}")))
                .isInstanceOfSatisfying(
                        ClientResult.Done.class,
                        done -> assertThat(done.isCreated()).isFalse());
    }

    @Test
    void readsAStartedOperation() {
        ClientResult<ServiceInstance> result = provision(ScriptedTransport.json(
                202, "{\"operation\":\"op\",\"dashboard_url\":\"http://d\"}", new Header("Retry-After", "7")));

        assertThat(result.violations()).isEmpty();
        assertThat(((ClientResult.Started<ServiceInstance>) result).operation())
                .isEqualTo(new StartedOperation(
                        Optional.of("op"), Optional.of("http://d"), Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void readsABinding() {
        ServiceBinding binding = bind("""
                        {"credentials": {"a": {"b": [1, null]}}, "syslog_drain_url": "syslog://x",
                         "route_service_url": "https://r",
                         "volume_mounts": [{"driver": "nfs", "container_dir": "/d", "mode": "r", "device_type": "shared",
                                            "device": {"volume_id": "v", "mount_config": {"k": 1}}}],
                         "endpoints": [{"host": "h", "ports": ["1-2"], "protocol": "udp"}],
                         "metadata": {"expires_at": "2026-01-31T12:00:00.0Z", "renew_before": "2026-01-30T12:00:00.0Z"}}
                        """).value().orElseThrow();

        assertThat(binding.credentials()).isPresent();
        assertThat(binding.syslogDrainUrl()).contains("syslog://x");
        assertThat(binding.routeServiceUrl()).contains("https://r");
        assertThat(binding.volumeMounts())
                .singleElement()
                .hasToString("VolumeMount[driver=nfs, containerDir=/d, mode=READ, volumeId=v]");
        assertThat(binding.endpoints()).singleElement().hasToString("Endpoint[host=h, ports=[1-2], protocol=UDP]");
        assertThat(binding.expiresAt()).contains(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(binding.renewBefore()).contains(Instant.parse("2026-01-30T12:00:00Z"));
    }

    @Test
    void readsWhatIsFetched() {
        ScriptedTransport instance = ScriptedTransport.of(ScriptedTransport.json(
                200, "{\"plan_id\":\"p\",\"parameters\":{\"a\":1.5},\"maintenance_info\":{\"version\":\"1.0.0\"}}"));
        ScriptedTransport binding = ScriptedTransport.of(
                ScriptedTransport.json(200, "{\"credentials\":{\"u\":\"x\"},\"parameters\":{\"a\":1}}"));

        FetchedInstance fetched = instance.client()
                .fetchInstance(OsbRequest.FetchInstance.of("i"))
                .value()
                .orElseThrow();
        assertThat(fetched.planId()).contains("p");
        assertThat(fetched.parameters().orElseThrow()).hasToString("{a=1.5}");
        assertThat(fetched.maintenanceInfo().orElseThrow().version()).isEqualTo("1.0.0");
        FetchedBinding fetchedBinding = binding.client()
                .fetchBinding(OsbRequest.FetchBinding.of("i", "b"))
                .value()
                .orElseThrow();
        assertThat(fetchedBinding.binding().credentials()).contains(Map.of("u", "x"));
        assertThat(fetchedBinding.parameters()).contains(Map.of("a", 1));
    }

    @Test
    void readsErrors() {
        ClientResult<ServiceInstance> result = provision(ScriptedTransport.json(
                422,
                "{\"error\":\"ConcurrencyError\",\"description\":\"busy\",\"instance_usable\":true,"
                        + "\"update_repeatable\":false}",
                new Header("Retry-After", "Thu, 01 Jan 1970 00:00:30 GMT")));

        ClientResult.Failed<ServiceInstance> failed = (ClientResult.Failed<ServiceInstance>) result;
        assertThat(failed.status()).isEqualTo(422);
        assertThat(failed.error())
                .isEqualTo(new BrokerError(
                        Optional.of("ConcurrencyError"), Optional.of("busy"), Optional.of(true), Optional.of(false)))
                .hasToString("ConcurrencyError: busy");
        assertThat(failed.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(failed.violations()).isEmpty();
    }

    @Test
    void readsWhatIsGone() {
        ScriptedTransport gone = ScriptedTransport.of(ScriptedTransport.json(410, "{}"));

        assertThat(gone.client().deprovision(new OsbRequest.Deprovision("i", "s", "p")))
                .isInstanceOf(ClientResult.Gone.class);
        assertThat(gone.client().unbind(new OsbRequest.Unbind("i", "b", "s", "p")))
                .isInstanceOf(ClientResult.Gone.class);
        assertThat(gone.client().provision(PROVISION)).isInstanceOf(ClientResult.Failed.class);
    }

    @Test
    void tellsThatThereIsNoResponse() {
        assertThat(provision(ScriptedTransport.none(NoResponse.Reason.TIMEOUT)))
                .isInstanceOf(ClientResult.Unreachable.class);
    }

    @Test
    void tellsThatAnAsynchronousOperationWasNotPermitted() {
        ClientResult<ServiceInstance> result = ScriptedTransport.of(ScriptedTransport.json(202, "{}"))
                .client()
                .synchronous()
                .provision(PROVISION);

        assertThat(result).isInstanceOf(ClientResult.Started.class);
        assertThat(result.violations()).singleElement().asString().contains("422 AsyncRequired is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{} {}", "<html>", "{\"a\":1,\"a\":2}", "\u0000"})
    void tellsThatABodyIsNoJsonObject(String body) {
        ClientResult<ServiceInstance> result = provision(ScriptedTransport.json(201, body));

        assertThat(result).isInstanceOf(ClientResult.Malformed.class);
        assertThat(result.violations()).singleElement().asString().contains("a JSON object is expected");
        assertThat(provision(ScriptedTransport.json(500, body)))
                .isInstanceOfSatisfying(
                        ClientResult.Failed.class,
                        failed -> assertThat(failed.error()).isEqualTo(BrokerError.NONE));
    }

    @Test
    void tellsThatABodyIsTooDeep() {
        assertThat(provision(ScriptedTransport.json(201, "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))))
                .isInstanceOf(ClientResult.Malformed.class);
    }

    @Test
    void tellsThatTheContentTypeIsAnotherOne() {
        ExchangeOutcome html = ScriptedTransport.response(201, "{}", List.of(new Header("Content-Type", "text/html")));

        assertThat(provision(html)).isInstanceOf(ClientResult.Done.class);
        assertThat(provision(html).violations())
                .containsExactly(
                        new SpecViolation("", "The Content-Type is \"text/html\"; application/json is expected."));
        assertThat(provision(ScriptedTransport.response(201, "{}", List.of())).violations())
                .containsExactly(new SpecViolation("", "The Content-Type is missing; application/json is expected."));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 203, 204, 206, 299, 301, 304})
    void tellsThatAStatusHasNoMeaning(int status) {
        ClientResult<ServiceInstance> result = provision(ScriptedTransport.json(status, "{}"));

        assertThat(result).isInstanceOf(ClientResult.Malformed.class);
        assertThat(result.violations().get(0).problem()).startsWith("The status is " + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'dashboard_url': 1}                    | /dashboard_url              | the number 1; a string",
                "{'metadata': []}                        | /metadata                   | an array; an object",
                "{'metadata': {'labels': {'a': 1}}}      | /metadata/labels/a          | the number 1; a string",
                "{'metadata': {'attributes': 'x'}}       | /metadata/attributes        | a string; an object",
            })
    void tellsWhichMemberOfAnInstanceIsOfAnotherType(String body, String pointer, String kinds) {
        ClientResult<ServiceInstance> result = provision(ScriptedTransport.json(201, body.replace('\'', '"')));

        assertThat(result).isInstanceOf(ClientResult.Done.class);
        assertThat(result.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.problem()).contains(kinds + " is expected");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'credentials': 'x'}                                          | /credentials",
                "{'volume_mounts': {}}                                         | /volume_mounts",
                "{'volume_mounts': [1]}                                        | /volume_mounts/0",
                "{'endpoints': [{'host': 'h', 'ports': []}]}                   | /endpoints/0/ports",
                "{'endpoints': [{'ports': ['1']}]}                             | /endpoints/0/host",
                "{'endpoints': [{'host': 'h', 'ports': [1, '2']}]}             | /endpoints/0/ports/0",
                "{'endpoints': [{'host': 'h', 'ports': ['1'], 'protocol': 'X'}]} | /endpoints/0/protocol",
                "{'metadata': {'expires_at': 'soon'}}                          | /metadata/expires_at",
                "{'metadata': {'expires_at': '2026-01-01T00:00:00Z', 'renew_before': '2027-01-01T00:00:00Z'}}"
                        + " | /metadata/renew_before",
            })
    void tellsWhichMemberOfABindingIsWrong(String body, String pointer) {
        ClientResult<ServiceBinding> result = bind(body.replace('\'', '"'));

        assertThat(result).isInstanceOf(ClientResult.Done.class);
        assertThat(result.violations()).extracting(SpecViolation::pointer).containsExactly(pointer);
    }

    @Test
    void tellsThatAnOperationIsTooLong() {
        ClientResult<ServiceInstance> result =
                provision(ScriptedTransport.json(202, "{\"operation\":\"" + "x".repeat(10_001) + "\"}"));

        assertThat(result).isInstanceOf(ClientResult.Started.class);
        assertThat(result.violations()).singleElement().asString().contains("has 10001 characters");
        assertThat(provision(ScriptedTransport.json(202, "{\"operation\":\"" + "x".repeat(10_000) + "\"}"))
                        .violations())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                        | state is missing",
                "{'state': ''}             | state is empty",
                "{'state': 'running'}      | state is \"running\"",
                "{'state': 1}              | state is the number 1",
            })
    void tellsThatAStateIsUnknown(String body, String problem) {
        ClientResult<OperationStatus> result = ScriptedTransport.of(
                        ScriptedTransport.json(200, body.replace('\'', '"')))
                .client()
                .lastOperation(new OsbRequest.LastOperation("i", Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(result).isInstanceOf(ClientResult.Malformed.class);
        assertThat(result.violations()).singleElement().asString().contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "1.5", "99999999999", "Thu, 99 Jan 1970 00:00:30 GMT", ""})
    void ignoresMalformedTimes(String retryAfter) {
        ClientResult<ServiceInstance> result =
                provision(ScriptedTransport.json(202, "{}", new Header("Retry-After", retryAfter)));

        assertThat(((ClientResult.Started<ServiceInstance>) result).operation().retryAfter())
                .isEmpty();
    }

    @Test
    void readsACatalog() {
        String body = """
                {"services": [{"id": "s", "name": "n", "description": "d", "bindable": true, "tags": ["t"],
                  "requires": ["syslog_drain"], "plan_updateable": true, "instances_retrievable": true,
                  "metadata": {"displayName": "N"}, "dashboard_client": {"id": "c", "secret": "x"},
                  "plans": [{"id": "p", "name": "pn", "description": "pd", "free": false, "bindable": false,
                    "maximum_polling_duration": 60, "maintenance_info": {"version": "1.0.0"},
                    "schemas": {"service_instance": {"create": {"parameters": {"type": "object"}}}}}]}]}
                """;
        ClientResult<Catalog> result = catalog(body, new Header("ETag", "\"1\""));

        assertThat(result.violations()).isEmpty();
        Catalog catalog = result.value().orElseThrow();
        assertThat(catalog.etag()).contains("\"1\"");
        Catalog.Offering offering = catalog.offeringNamed("n").orElseThrow();
        assertThat(catalog.offering("s")).contains(offering);
        assertThat(offering.tags()).containsExactly("t");
        assertThat(offering.instancesRetrievable()).isTrue();
        assertThat(offering.dashboardClient().orElseThrow()).hasToString("DashboardClient[id=c]");
        Catalog.Plan plan = offering.planNamed("pn").orElseThrow();
        assertThat(offering.plan("p")).contains(plan);
        assertThat(plan.free()).isFalse();
        assertThat(plan.bindable()).isFalse();
        assertThat(plan.planUpdateable()).isTrue();
        assertThat(plan.maximumPollingDuration()).contains(Duration.ofSeconds(60));
        assertThat(plan.schemas().provision()).contains(Map.of("type", "object"));
        assertThat(plan.schemas().update()).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithACatalog() {
        assertThat(catalog("{}").violations())
                .extracting(SpecViolation::pointer)
                .containsExactly("/services");
        assertThat(catalog("{\"services\":[{\"id\":\"\",\"name\":1,\"bindable\":\"yes\",\"plans\":[{}, 2]}]}")
                        .violations())
                .extracting(SpecViolation::pointer)
                .contains(
                        "/services/0/id",
                        "/services/0/name",
                        "/services/0/description",
                        "/services/0/bindable",
                        "/services/0/plans/0/id",
                        "/services/0/plans/0/name",
                        "/services/0/plans/0/description",
                        "/services/0/plans/1");
    }

    private static ClientResult<Catalog> catalog(String body, Header... headers) {
        return ScriptedTransport.of(ScriptedTransport.json(200, body, headers))
                .client()
                .catalog();
    }

    private static ClientResult<ServiceInstance> provision(ExchangeOutcome outcome) {
        return ScriptedTransport.of(outcome).client().provision(PROVISION);
    }

    private static ClientResult<ServiceBinding> bind(String body) {
        return ScriptedTransport.of(ScriptedTransport.json(201, body)).client().bind(BIND);
    }
}

package io.openbroker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.model.BindResource;
import io.openbroker.model.Context;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.PreviousValues;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestWriterTest {

    private static final String ODD = "a/b ?#%ü*";
    private static final String ENCODED = "a%2Fb%20%3F%23%25%C3%BC%2A";
    private static final Context CLOUD_FOUNDRY = Context.of(
            new TreeMap<>(Map.of("platform", "cloudfoundry", "organization_guid", "org", "space_guid", "space")));

    private static final Context OTHER = Context.of(Map.of("platform", "mine"));

    private final RequestWriter writer = new RequestWriter(ApiVersion.V2_17, true);

    @Test
    void writesAProvision() {
        String target = "PUT /v2/service_instances/" + ENCODED + "?accepts_incomplete=true";

        assertWritten(
                OsbRequest.Provision.of(ODD, "s", "p", CLOUD_FOUNDRY)
                        .withParameters(Map.of())
                        .withMaintenance(new MaintenanceInfo("1.2.3")),
                target,
                "{\"service_id\":\"s\",\"plan_id\":\"p\",\"context\":{\"organization_guid\":\"org\","
                        + "\"platform\":\"cloudfoundry\",\"space_guid\":\"space\"},\"organization_guid\":\"org\","
                        + "\"space_guid\":\"space\",\"parameters\":{},\"maintenance_info\":{\"version\":\"1.2.3\"}}");
        assertWritten(
                OsbRequest.Provision.of(
                        ODD,
                        "s",
                        "p",
                        Context.of(
                                new TreeMap<>(Map.of("platform", "kubernetes", "clusterid", "c", "namespace", "n")))),
                target,
                "{\"service_id\":\"s\",\"plan_id\":\"p\",\"context\":{\"clusterid\":\"c\",\"namespace\":\"n\","
                        + "\"platform\":\"kubernetes\"},\"organization_guid\":\"c\",\"space_guid\":\"n\"}");
        assertWritten(
                OsbRequest.Provision.of(ODD, "s", "p", OTHER),
                target,
                "{\"service_id\":\"s\",\"plan_id\":\"p\",\"context\":{\"platform\":\"mine\"},"
                        + "\"organization_guid\":\"mine\",\"space_guid\":\"mine\"}");
    }

    @Test
    void writesAnUpdate() {
        OsbRequest.Update request = OsbRequest.Update.of("i", "s");

        assertWritten(request, "PATCH /v2/service_instances/i?accepts_incomplete=true", "{\"service_id\":\"s\"}");
        assertWritten(
                request.withPlan("p")
                        .withContext(CLOUD_FOUNDRY)
                        .withParameters(Map.of("a", 1))
                        .withPreviousValues(
                                new PreviousValues("o", Map.of(), Optional.of(new MaintenanceInfo("1.0.0"))))
                        .withMaintenance(new MaintenanceInfo("2.0.0")),
                "PATCH /v2/service_instances/i?accepts_incomplete=true",
                "{\"service_id\":\"s\",\"plan_id\":\"p\",\"context\":{\"organization_guid\":\"org\","
                        + "\"platform\":\"cloudfoundry\",\"space_guid\":\"space\"},\"parameters\":{\"a\":1},"
                        + "\"previous_values\":{\"service_id\":\"s\",\"plan_id\":\"o\",\"maintenance_info\":"
                        + "{\"version\":\"1.0.0\"}},\"maintenance_info\":{\"version\":\"2.0.0\"}}");
    }

    @Test
    void writesABinding() {
        OsbRequest.Bind request = OsbRequest.Bind.of("i", ODD, "s", "p");
        String target = "PUT /v2/service_instances/i/service_bindings/" + ENCODED + "?accepts_incomplete=true";

        assertWritten(request, target, "{\"service_id\":\"s\",\"plan_id\":\"p\"}");
        assertWritten(
                request.withResource(new BindResource(Optional.of("app"), Optional.of("route"), Map.of()))
                        .withParameters(Map.of("a", true))
                        .asSuccessorOf("old"),
                target,
                "{\"service_id\":\"s\",\"plan_id\":\"p\",\"app_guid\":\"app\",\"bind_resource\":"
                        + "{\"app_guid\":\"app\",\"route\":\"route\"},\"parameters\":{\"a\":true},"
                        + "\"predecessor_binding_id\":\"old\"}");
    }

    @Test
    void writesWhatHasNoBody() {
        Optional<String> some = Optional.of(ODD);

        assertWritten(OsbRequest.FetchInstance.of(ODD), "GET /v2/service_instances/" + ENCODED, "");
        assertWritten(
                OsbRequest.FetchInstance.of("i").withHints("s", "p"),
                "GET /v2/service_instances/i?service_id=s&plan_id=p",
                "");
        assertWritten(
                OsbRequest.FetchBinding.of("i", "b").withHints("s", "p"),
                "GET /v2/service_instances/i/service_bindings/b?service_id=s&plan_id=p",
                "");
        assertWritten(
                new OsbRequest.Deprovision("i", "s", "p"),
                "DELETE /v2/service_instances/i?service_id=s&plan_id=p&accepts_incomplete=true",
                "");
        assertWritten(
                new OsbRequest.Unbind("i", "b", ODD, "p"),
                "DELETE /v2/service_instances/i/service_bindings/b?service_id=" + ENCODED
                        + "&plan_id=p&accepts_incomplete=true",
                "");
        assertWritten(
                new OsbRequest.LastOperation("i", Optional.empty(), Optional.empty(), some),
                "GET /v2/service_instances/i/last_operation?operation=" + ENCODED,
                "");
        assertWritten(
                new OsbRequest.LastBindingOperation("i", "b", some, some, Optional.empty()),
                "GET /v2/service_instances/i/service_bindings/b/last_operation?service_id=" + ENCODED + "&plan_id="
                        + ENCODED,
                "");
    }

    @Test
    void permitsAsynchronousOperationsOnlyIfTheClientDoes() {
        RequestWriter synchronous = new RequestWriter(ApiVersion.V2_17, false);

        for (OsbRequest request : new OsbRequest[] {
            OsbRequest.Provision.of("i", "s", "p", OTHER),
            OsbRequest.Update.of("i", "s"),
            OsbRequest.Bind.of("i", "b", "s", "p"),
            new OsbRequest.Deprovision("i", "s", "p"),
            new OsbRequest.Unbind("i", "b", "s", "p")
        }) {
            assertThat(synchronous.write(request).target()).doesNotContain("accepts_incomplete");
        }
    }

    @Test
    void sendsNothingThatTheVersionDoesNotHave() {
        RequestWriter old = new RequestWriter(ApiVersion.V2_13, true);
        OsbRequest.Provision provision = OsbRequest.Provision.of("i", "s", "p", OTHER);

        assertThat(old.write(provision).target()).contains("accepts_incomplete");
        assertThat(old.write(OsbRequest.Bind.of("i", "b", "s", "p")).target()).doesNotContain("accepts_incomplete");
        assertThat(old.write(new OsbRequest.Unbind("i", "b", "s", "p")).target())
                .doesNotContain("accepts_incomplete");
        assertRejected(old, provision.withMaintenance(new MaintenanceInfo("1.0.0")), "Maintenance information", "2.15");
        assertRejected(
                old,
                OsbRequest.Update.of("i", "s")
                        .withPreviousValues(
                                new PreviousValues("o", Map.of(), Optional.of(new MaintenanceInfo("1.0.0")))),
                "Maintenance information",
                "2.15");
        assertRejected(old, OsbRequest.FetchInstance.of("i"), "Fetching a service instance", "2.14");
        assertRejected(old, OsbRequest.FetchBinding.of("i", "b"), "Fetching a service binding", "2.14");
        assertRejected(
                new RequestWriter(ApiVersion.V2_16, true),
                OsbRequest.Bind.of("i", "b", "s", "p").asSuccessorOf("old"),
                "The rotation of a service binding",
                "2.17");
    }

    private static void assertRejected(RequestWriter writer, OsbRequest request, String what, String version) {
        assertThatThrownBy(() -> writer.write(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(what + " needs version " + version + " of the specification");
    }

    private void assertWritten(OsbRequest request, String line, String body) {
        BrokerHttpRequest written = writer.write(request);
        assertThat(written).hasToString(line);
        assertThat(written.text()).isEqualTo(body);
        assertThat(written.header("Content-Type").isPresent()).isEqualTo(!body.isEmpty());
    }
}

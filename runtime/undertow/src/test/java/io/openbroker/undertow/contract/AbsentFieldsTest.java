package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.Platform.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An empty string or null in place of an optional value is as if nothing stood there, wherever it is. */
class AbsentFieldsTest extends ContractTest {

    private static final String BINDING = "/v2/service_instances/i1/service_bindings/b1";

    @BeforeEach
    void provision() throws InterruptedException {
        assertThat(platform.provision("i1", SYNC, "{}", false).status()).isEqualTo(201);
        platform.await("a1", platform.provision("a1", ASYNC, "{}", true).operation());
    }

    @Test
    void areAbsentInABind() {
        Answer bound = bind("\"app_guid\": \"\", \"bind_resource\": {\"app_guid\": \"\", \"route\": \"\"},"
                + " \"predecessor_binding_id\": \"\", \"context\": {\"platform\": \"\"}, \"parameters\": null");
        assertThat(bound.status()).as(bound.body().toString()).isEqualTo(201);

        for (String same : new String[] {
            "\"x\": 1",
            "\"bind_resource\": {}, \"context\": null",
            "\"app_guid\": null, \"bind_resource\": {\"app_guid\": null}, \"context\": {\"platform\": null}"
        }) {
            assertThat(bind(same).status()).as(same).isEqualTo(200);
        }
        assertThat(bind("\"app_guid\": \"a\"").status()).isEqualTo(409);
    }

    @Test
    void areNoApplication() {
        Answer bound = platform.send(
                "PUT", "/v2/service_instances/a1/service_bindings/b1?accepts_incomplete=true", """
                {"service_id": "%s", "plan_id": "%s", "app_guid": "", "bind_resource": {"app_guid": ""}}""".formatted(
                                ASYNC.serviceId(), ASYNC.planId()));
        assertThat(bound.error()).isEqualTo("RequiresApp");
    }

    @Test
    void areAbsentInARotation() {
        bind("\"parameters\": {}");
        Answer successor = platform.send("PUT", "/v2/service_instances/i1/service_bindings/b2", """
                {"predecessor_binding_id": "b1", "service_id": "", "plan_id": "", "app_guid": "",
                 "bind_resource": {"app_guid": ""}, "parameters": {}, "context": {}}""");
        assertThat(successor.status()).as(successor.body().toString()).isEqualTo(201);
    }

    @Test
    void areAbsentInAnUpdate() {
        Answer updated = platform.update("i1", """
                {"service_id": "%s", "plan_id": "", "parameters": {"size": 3}, "maintenance_info": {"version": ""},
                 "context": {"platform": ""}, "previous_values": {"plan_id": "", "maintenance_info": {"version": null}}}""".formatted(SYNC.serviceId()), false);
        assertThat(updated.status()).as(updated.body().toString()).isEqualTo(200);
        assertThat(platform.fetch("i1").text("plan_id")).isEqualTo(SYNC.planId());
        // What the context was is still known, so this is the same provision.
        assertThat(platform.provision("i1", SYNC, "{\"size\": 3}", false).status())
                .isEqualTo(200);
    }

    @Test
    void areAbsentInAQueryAndInHeaders() {
        String path = "/v2/service_instances/i1";
        assertThat(platform.send("GET", path + "?service_id=&plan_id=", "").status())
                .isEqualTo(200);
        assertThat(platform.send("GET", path + "/last_operation?operation=&service_id=&plan_id=", "")
                        .state())
                .isEqualTo("succeeded");
        assertThat(platform.send("DELETE", path + "?service_id=&plan_id=" + SYNC.planId(), "")
                        .error())
                .isEqualTo("MalformedRequest");
        Answer answer = platform.send(HttpRequest.newBuilder(URI.create(platform.uri() + path))
                .header("X-Broker-API-Version", "2.17")
                .header("X-Broker-API-Originating-Identity", "")
                .header("Authorization", Platform.basic(Platform.USER, Platform.PASSWORD)));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void areAbsentInAContext() {
        String body = """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s", "context": %s}""";
        String none = body.formatted(SYNC.serviceId(), SYNC.planId(), "null");
        assertThat(platform.send("PUT", "/v2/service_instances/i2", none).status())
                .isEqualTo(201);
        for (String context : new String[] {
            "{}",
            "{\"platform\": \"\", \"organization_guid\": \"\", \"instance_name\": null}",
            "{\"platform\": \"cloudfoundry\", \"namespace\": \"\"}"
        }) {
            String same = body.formatted(SYNC.serviceId(), SYNC.planId(), context);
            assertThat(platform.send("PUT", "/v2/service_instances/i2", same).status())
                    .as(context)
                    .isEqualTo(200);
        }
    }

    private Answer bind(String fields) {
        return platform.send("PUT", BINDING, """
                {"service_id": "%s", "plan_id": "%s", %s}""".formatted(SYNC.serviceId(), SYNC.planId(), fields));
    }
}

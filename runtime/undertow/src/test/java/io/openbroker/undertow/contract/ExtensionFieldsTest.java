package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Fields that later versions, vendors and platforms add (OSB v2.17, "Vendor Extension Fields"). */
class ExtensionFieldsTest extends ContractTest {

    private static final String IDS = "\"service_id\": \"" + SyncBroker.SERVICE + "\", \"plan_id\": \""
            + SyncBroker.SMALL_ID + "\", \"x-vendor\": {\"deep\": [1, null, true]}";

    @Test
    void areIgnoredInEveryRequest() {
        String context = "{\"platform\": \"kubernetes\", \"x-vendor\": [1]}";
        String provision = "{%s, \"context\": %s, \"maintenance_info\": {\"x-vendor\": 1}}".formatted(IDS, context);
        assertThat(platform.send("PUT", "/v2/service_instances/i1", provision).status())
                .isEqualTo(201);
        assertThat(platform.send("PUT", "/v2/service_instances/i1?x-vendor=1", provision)
                        .status())
                .isEqualTo(200);
        String update = "{%s, \"parameters\": {\"size\": 2}, \"previous_values\": {\"x-vendor\": 1}}".formatted(IDS);
        assertThat(platform.send("PATCH", "/v2/service_instances/i1", update).status())
                .isEqualTo(200);
        String bind = "{%s, \"bind_resource\": {\"app_guid\": \"a\", \"x-vendor\": {}}}".formatted(IDS);
        assertThat(platform.send("PUT", "/v2/service_instances/i1/service_bindings/b1", bind)
                        .status())
                .isEqualTo(201);
        String query =
                "?x-vendor=1&service_id=" + SyncBroker.SERVICE + "&plan_id=" + SyncBroker.SMALL_ID + "&x-vendor=2";
        assertThat(platform.send("DELETE", "/v2/service_instances/i1/service_bindings/b1" + query, "")
                        .status())
                .isEqualTo(200);
        assertThat(platform.send("DELETE", "/v2/service_instances/i1" + query, "")
                        .status())
                .isEqualTo(200);
    }
}

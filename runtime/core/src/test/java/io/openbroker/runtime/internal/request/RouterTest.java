package io.openbroker.runtime.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.platform.PlatformRoutes;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private final Router<OsbOperation> router = PlatformRoutes.router();

    @ParameterizedTest
    @EnumSource(OsbOperation.class)
    void findsEveryOperation(OsbOperation operation) {
        String path = operation.resource().path().replace("{instance_id}", "i").replace("{binding_id}", "b");

        Route<OsbOperation> route = route(operation.method().name(), path);

        assertThat(route.operation()).isEqualTo(operation);
        assertThat(route.instanceId()).isEqualTo(operation == OsbOperation.CATALOG ? "" : "i");
        assertThat(route.bindingId()).isEqualTo(operation.resource().ofBinding() ? "b" : "");
    }

    @ParameterizedTest
    @CsvSource({
        "a%2Fb, a/b",
        "a%20b, a b",
        "a+b, a+b",
        "..,..",
        ".,.",
        "%2E%2e,..",
        "a;b=c,a;b=c",
        "%C3%BC%F0%9F%98%80,ü😀",
        "%25,%",
        "~!$&'()*=:@,~!$&'()*=:@"
    })
    void takesAnyCharacterInIds(String raw, String id) {
        assertThat(route("GET", "/v2/service_instances/" + raw).instanceId()).isEqualTo(id);
        assertThat(route("GET", "/v2/service_instances/i/service_bindings/" + raw)
                        .bindingId())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%",
                "%4",
                "%zz",
                "%1x",
                "a%2",
                "%00",
                "a%00b",
                "%2F%00",
                "%0A",
                "%7F",
                "%C2%80",
                "%C0%80",
                "%FF",
                "%ED%A0%80",
                "%C3",
                "ü",
                "%\u0661\u0661"
            })
    void refusesMalformedIds(String raw) {
        assertMalformed("/v2/service_instances/" + raw, "instance_id in the path");
        assertMalformed("/v2/service_instances/" + raw + "/last_operation", "instance_id in the path");
        assertMalformed("/v2/service_instances/i/service_bindings/" + raw, "binding_id in the path");
    }

    @Test
    void boundsIds() {
        assertThat(route("GET", "/v2/service_instances/" + "x".repeat(1_024)).instanceId())
                .hasSize(1_024);
        assertMalformed("/v2/service_instances/" + "x".repeat(1_025), "instance_id in the path has 1025 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "/",
                "/v2",
                "/v2/",
                "/v2/catalog/",
                "//v2/catalog",
                "/v2/catalog;x",
                "/V2/catalog",
                "/v2/../v2/catalog",
                "/v2/%63atalog",
                "/v2/service_instances",
                "/v2/service_instances/i/",
                "/v2/service_instances/i/service_bindings",
                "/v2/service_instances/i/other/b",
                "/v2/service_instances/i/service_bindingx/b",
                "/v2/service_instances/i/last_operation_",
                "/v2/service_instances/i/service_bindings/b/",
                "/v2/service_instances/i/service_bindings/b/last_operation/x",
                "/x/v2/catalog"
            })
    void knowsNoOtherPath(String path) {
        assertThatThrownBy(() -> route("GET", path))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.outcome()).isEqualTo(Outcome.PATH_UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST  | /v2/catalog                                          | GET, HEAD",
                "head  | /v2/catalog                                          | GET, HEAD",
                "get   | /v2/catalog                                          | GET, HEAD",
                "POST  | /v2/service_instances/i                              | DELETE, GET, HEAD, PATCH, PUT",
                "PUT   | /v2/service_instances/i/last_operation               | GET, HEAD",
                "PATCH | /v2/service_instances/i/service_bindings/b           | DELETE, GET, HEAD, PUT",
                "POST  | /v2/service_instances/i/service_bindings/b/last_operation | GET, HEAD"
            })
    void namesTheMethodsThatAPathKnows(String method, String path, String allowed) {
        assertThatThrownBy(() -> route(method, path)).isInstanceOfSatisfying(Rejection.class, rejection -> {
            assertThat(rejection.outcome()).isEqualTo(Outcome.METHOD_NOT_ALLOWED);
            assertThat(rejection.headers()).containsEntry("Allow", allowed);
        });
    }

    private void assertMalformed(String path, String message) {
        assertThatThrownBy(() -> route("GET", path))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.outcome()).isEqualTo(Outcome.MALFORMED))
                .hasMessageStartingWith(message);
    }

    private Route<OsbOperation> route(String method, String path) {
        return router.route(TestRequests.head(method, path));
    }
}

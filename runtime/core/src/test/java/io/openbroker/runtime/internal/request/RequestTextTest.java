package io.openbroker.runtime.internal.request;

import static io.openbroker.runtime.internal.request.TestRequests.head;
import static io.openbroker.runtime.internal.request.TestRequests.headers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.platform.PlatformRoutes;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of a request's first line and headers: paths, methods, queries, and what people are told of wrong ones. */
class RequestTextTest {

    private static final List<String> SUPPORTED = List.of("limit", "after");

    private final Router<OsbOperation> router = PlatformRoutes.router();

    @ParameterizedTest
    @ValueSource(strings = {"/v2/catalog", "/v2/service_instances/i", "/v2/service_instances/i/service_bindings/b"})
    void knowsPathsThatExist(String path) {
        assertThat(router.knows(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/v2", "/v2/catalog/", "/v2/service_instances", "/v2/service_instances/i/other"})
    void knowsNoPathThatDoesNotExist(String path) {
        assertThat(router.knows(path)).isFalse();
    }

    @Test
    void namesTheMethodAndThePathThatDoNotGoTogether() {
        assertThatThrownBy(() -> router.route(head("POST", "/v2/catalog")))
                .isInstanceOf(Rejection.class)
                .hasMessage("The method POST is not supported by /v2/catalog. Use GET, HEAD.");
        assertThatThrownBy(() -> router.route(head("PUT", "/v2/service_instances/secret/last_operation")))
                .hasMessage("The method PUT is not supported by /v2/service_instances/{instance_id}/last_operation."
                        + " Use GET, HEAD.");
    }

    @Test
    void showsTheBeginningOfALongMethodOnly() {
        assertThatThrownBy(() -> router.route(head("M".repeat(20), "/v2/catalog")))
                .hasMessageStartingWith("The method " + "M".repeat(20) + " is not");
        assertThatThrownBy(() -> router.route(head("M".repeat(21), "/v2/catalog")))
                .hasMessageStartingWith("The method " + "M".repeat(20) + "… is not");
    }

    @Test
    void tellsPathsWithIdsFromOthers() {
        assertThat(new PathPattern("/v2/catalog").hasIds()).isFalse();
        assertThat(new PathPattern("/v2/service_instances/{instance_id}").hasIds())
                .isTrue();
        assertThat(new PathPattern("{id}").hasIds())
                .as("from the first character")
                .isTrue();
    }

    @Test
    void decodesPlusAndTildeByTheirPlace() {
        assertThat(PercentEncoding.decodeQuery("q", "+")).isEqualTo(" ");
        assertThat(PercentEncoding.decodePath("p", "+")).isEqualTo("+");
        assertThat(PercentEncoding.decodeQuery("q", "~+%7E")).isEqualTo("~ ~");
        assertThatThrownBy(() -> PercentEncoding.decodeQuery("q", "+\u007f"))
                .hasMessage("q has a character that is not ASCII. Percent-encode it.");
    }

    @Test
    void rejectsParametersThatAFilterDoesNotHave() {
        assertThatThrownBy(() -> QueryParameters.strict("limit=1&size=2", SUPPORTED))
                .isInstanceOf(Rejection.class)
                .hasMessage("The parameter \"size\" is not supported in the query. Supported are limit, after.");
        assertThatThrownBy(() -> QueryParameters.strict("size=2", List.of()))
                .hasMessage("The parameter \"size\" is not supported in the query. Send none.");
        assertThatThrownBy(() -> QueryParameters.strict("=limit", SUPPORTED))
                .as("a parameter without a name")
                .hasMessageStartingWith("The parameter \"\" is not supported");
        assertThat(QueryParameters.strict("limit=1", SUPPORTED).value("limit")).contains("1");
    }

    @Test
    void takesOneKindOfJsonForJson() {
        assertThat(ContentType.isJson(headers("Content-Type", "application/json; charset=utf-8")))
                .isTrue();
        assertThat(ContentType.isJson(headers())).as("nothing is sent").isFalse();
        assertThat(ContentType.isJson(headers("Content-Type", ""))).isFalse();
        assertThat(ContentType.isJson(headers("Content-Type", "text/plain"))).isFalse();
        assertThat(ContentType.isJson(headers("Content-Type", "application/json", "Content-Type", "text/plain")))
                .isFalse();
    }
}

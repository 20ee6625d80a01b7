package io.openbroker.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.platform.PlatformPort;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.server.Admission.Admitted;
import io.openbroker.runtime.server.Admission.Responded;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Requests as servers give them that say {@code null} where something is absent. */
@NullUnmarked // As adapters are written, most of which nothing checks for null.
class RequestHeadTest {

    private static final Map<String, List<String>> HEADERS =
            Map.of("X-Broker-API-Version", List.of("2.17"), "Authorization", List.of("Basic dXNlcjpwYXNz"));

    private final BrokerPipeline pipeline = PlatformPort.pipeline(
            TestRequests.catalog(),
            (command, early) -> JsonResponse.of(Outcome.DELETED, JsonBody.empty()),
            TestRequests.authentication(
                    Authenticator.basic(Platform.DEFAULT, List.of(new BasicCredentials("user", "pass")))),
            TestRequests.DIRECT,
            Limits.DEFAULT,
            TimeSource.SYSTEM.ticker(),
            TestRequests.UNOBSERVED,
            AuditLog.LOGGER_ONLY);

    @Test
    void anAbsentQueryIsEmpty() {
        assertThat(status(head("GET", "/v2/catalog", null, HEADERS))).isEqualTo(200);
        assertThat(status(head("DELETE", "/v2/service_instances/i", null, HEADERS)))
                .as("service_id is missing")
                .isEqualTo(400);
        assertThat(admit(head("PUT", "/v2/service_instances/i", null, HEADERS))).isInstanceOf(Admitted.class);
    }

    @Test
    void absentHeadersHaveNoValues() {
        assertThat(status(head("GET", "/v2/catalog", null, Map.of()))).isEqualTo(400);
        Map<String, List<String>> stranger = new HashMap<>(HEADERS);
        stranger.remove("Authorization");
        assertThat(status(head("GET", "/v2/catalog", null, stranger))).isEqualTo(401);
    }

    @Test
    void nothingIsAtAnAbsentPath() {
        for (HeadProblem problem : HeadProblem.values()) {
            assertThat(pipeline.reject(head("GET", null, null, HEADERS), problem)
                            .status())
                    .isBetween(400, 505);
        }
        assertThat(status(head("GET", null, null, HEADERS))).isEqualTo(404);
        assertThat(status(head("OPTIONS", "*", null, HEADERS))).isEqualTo(404);
    }

    @Test
    void aPeerMayHaveNeitherAddressNorCertificates() {
        Peer peer = new Peer(null, null);

        assertThat(peer.certificates()).isEmpty();
        assertThat(peer.network()).isEmpty();
        assertThat(status(new RequestHead("GET", "/v2/catalog", null, HEADERS::get, peer)))
                .isEqualTo(200);
    }

    @Test
    void aTargetIsReadInEitherForm() {
        assertThat(target("/v2/catalog")).isEqualTo("/v2/catalog ");
        assertThat(target("/v2/a%2Fb?x=1?&y=%20")).isEqualTo("/v2/a%2Fb x=1?&y=%20");
        assertThat(target("//v2/catalog")).as("no authority").isEqualTo("//v2/catalog ");
        assertThat(target("/v2/http://other/")).isEqualTo("/v2/http://other/ ");
        assertThat(target("http://user@host:80/v2/catalog?x=/")).isEqualTo("/v2/catalog x=/");
        assertThat(target("http://host?x")).isEqualTo("/ x");
        assertThat(target("http://host")).isEqualTo("/ ");
        assertThat(target("*")).isEqualTo("* ");
        assertThat(target("")).isEqualTo(" ");
    }

    private static String target(String target) {
        RequestHead head = RequestHead.ofTarget("GET", target, HEADERS, new Peer("10.0.0.1", List.of()));
        return head.rawPath() + " " + head.rawQuery();
    }

    private Admission admit(RequestHead head) {
        return pipeline.admit(head);
    }

    private int status(RequestHead head) {
        return ((Responded) admit(head)).response().status();
    }

    /** Gives headers as a map does: {@code null} for what it does not have. */
    private static RequestHead head(String method, String path, String query, Map<String, List<String>> headers) {
        return new RequestHead(method, path, query, headers::get, new Peer("10.0.0.1", List.of()));
    }
}

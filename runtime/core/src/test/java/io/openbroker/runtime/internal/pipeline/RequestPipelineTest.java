package io.openbroker.runtime.internal.pipeline;

import static io.openbroker.runtime.internal.request.TestRequests.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.platform.PlatformPort;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.server.Admission.Admitted;
import io.openbroker.runtime.server.Admission.Responded;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPipelineTest {

    private static final String VERSION = "X-Broker-API-Version";
    private static final String IDENTITY = "X-Broker-API-Request-Identity";
    private static final String[] FINE = {VERSION, "2.17", "Authorization", "Basic dXNlcjpwYXNz"};

    private final List<Command> carriedOut = new ArrayList<>();
    private final BrokerPipeline pipeline = PlatformPort.pipeline(
            TestRequests.catalog(),
            (command, early) -> {
                carriedOut.add(command);
                return JsonResponse.of(Outcome.DELETED, JsonBody.empty()).withHeader("Retry-After", "5");
            },
            TestRequests.authentication(
                    Authenticator.basic(Platform.DEFAULT, List.of(new BasicCredentials("user", "pass")))),
            TestRequests.DIRECT,
            Limits.DEFAULT.withMaxBodyBytes(1_000),
            TimeSource.SYSTEM.ticker(),
            TestRequests.UNOBSERVED,
            AuditLog.LOGGER_ONLY);

    @Test
    void servesTheCatalog() {
        BrokerResponse response = answered("GET", "/v2/catalog?x=%zz", FINE);

        assertThat(response.status()).isEqualTo(200);
        assertThat(text(response)).isEqualTo(TestRequests.CATALOG_JSON);
        assertThat(response.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("ETag", "\"tag\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"tag\" | \"tag\"",
                "W/\"tag\" | W/\"tag\"",
                "* | \"tag\"",
                "\"other\", \"tag\" | \"tag\"",
                "\"other\",W/\"tag\" ,\"x\" | W/\"tag\"",
                "W/\"tag\", \"tag\" | \"tag\""
            })
    void knowsWhatThePlatformHas(String known, String tag) {
        BrokerResponse response = answered("GET", "/v2/catalog", with("If-None-Match", known));

        assertThat(response.status()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers()).containsEntry("ETag", tag).containsKey(IDENTITY);
        assertThat(response.headers()).doesNotContainKey("Content-Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tag", "\"other\"", "\"tag", "W/tag"})
    void servesWhatThePlatformHasNot(String known) {
        assertThat(answered("GET", "/v2/catalog", with("If-None-Match", known)).status())
                .isEqualTo(200);
    }

    @Test
    void looksAtTheTagsInEveryLine() {
        BrokerResponse response =
                answered("GET", "/v2/catalog", with("If-None-Match", "\"other\"", "If-None-Match", "\"tag\""));

        assertThat(response.status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.13", "2.14", "2.17", "2.99", "2.100", "2.18446744073709551617"})
    void speaksLaterVersions(String version) {
        assertThat(answered("GET", "/v2/catalog", VERSION, version, "Authorization", "Basic dXNlcjpwYXNz")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2",
                "2.",
                "2.12",
                "2.1",
                "2.0",
                "2.013",
                "1.17",
                "3.0",
                "2.17.0",
                "2.x",
                "v2.17",
                "2,17",
                "2.14, 2.17",
                "-2.17",
                "2.-17",
                "2.١٧"
            })
    void rejectsOtherVersions(String version) {
        BrokerResponse response = answered("GET", "/v2/catalog", VERSION, version);

        assertError(response, 412, "UnsupportedApiVersion");
    }

    @Test
    void takesTheSameVersionTwiceButNotTwoVersions() {
        String[] twice = with(VERSION, "2.17");
        String[] differing = with(VERSION, "2.16");

        assertThat(answered("GET", "/v2/catalog", twice).status()).isEqualTo(200);
        assertError(answered("GET", "/v2/catalog", differing), 400, "MalformedRequest");
    }

    @ParameterizedTest
    @CsvSource({"GET,/v2/catalog", "GET,/unknown", "POST,/v2/catalog", "PUT,/v2/service_instances/%00"})
    void asksForTheVersionFirst(String method, String path) {
        assertError(answered(method, path), 400, "MissingApiVersion");
        assertError(answered(method, path, VERSION, ""), 400, "MissingApiVersion");
    }

    @ParameterizedTest
    @CsvSource({"GET,/v2/catalog", "GET,/unknown", "POST,/v2/catalog", "PUT,/v2/service_instances/%00"})
    void asksForCredentialsNext(String method, String path) {
        BrokerResponse response = answered(method, path, VERSION, "2.17");

        assertError(response, 401, "Unauthorized");
        assertThat(response.headers())
                .containsEntry("WWW-Authenticate", "Basic realm=\"openbroker\", charset=\"UTF-8\"");
    }

    @Test
    void thenLooksForThePathAndTheMethodAndTheIds() {
        assertError(answered("GET", "/unknown", FINE), 404, "NotFound");
        BrokerResponse wrongMethod = answered("POST", "/v2/service_instances/%00", FINE);
        assertError(wrongMethod, 405, "MethodNotAllowed");
        assertThat(wrongMethod.headers()).containsEntry("Allow", "DELETE, GET, HEAD, PATCH, PUT");
        assertError(answered("PUT", "/v2/service_instances/%00", FINE), 400, "MalformedRequest");
    }

    @Test
    void answersWhatTheHeadTellsWithoutTheBody() {
        assertError(answered("DELETE", "/v2/service_instances/i", FINE), 400, "MalformedRequest");
        assertError(
                answered("PUT", "/v2/service_instances/i", with("Content-Type", "text/plain")),
                400,
                "MalformedRequest");
        assertError(
                answered("GET", "/v2/service_instances/i", with("X-Broker-API-Originating-Identity", "x")),
                400,
                "MalformedRequest");
    }

    @ParameterizedTest
    @CsvSource({"/v2/catalog", "/unknown", "/v2/service_instances/%00"})
    void echoesTheRequestIdentity(String path) {
        assertThat(answered("GET", path, with(IDENTITY, "id ü 1")).headers()).containsEntry(IDENTITY, "id ü 1");
        assertThat(answered("GET", path, IDENTITY, "id").headers()).containsEntry(IDENTITY, "id");
    }

    @Test
    void makesAnIdentityUp() {
        String one = identity(answered("GET", "/v2/catalog", FINE));
        String other = identity(answered("GET", "/v2/catalog", with(IDENTITY, "")));

        assertThat(Stream.of(one, other))
                .allMatch(id -> id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\0", "a\u007f", "a\u0085", "a\u20ac"})
    void rejectsIdentitiesThatCannotBeEchoed(String value) {
        BrokerResponse response = answered("GET", "/v2/catalog", with(IDENTITY, value));

        assertError(response, 400, "MalformedRequest");
        assertThat(identity(response)).hasSize(36);
    }

    @Test
    void boundsIdentities() {
        assertThat(answered("GET", "/v2/catalog", with(IDENTITY, "x".repeat(255)))
                        .status())
                .isEqualTo(200);
        assertThat(answered("GET", "/v2/catalog", with(IDENTITY, "x".repeat(256)))
                        .status())
                .isEqualTo(400);
        assertThat(answered("GET", "/v2/catalog", with(IDENTITY, "a", IDENTITY, "b"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void carriesCommandsOut() {
        Admitted admitted = admitted("DELETE", "/v2/service_instances/i?service_id=s&plan_id=p", with(IDENTITY, "id"));

        assertThat(admitted.wantsBody()).isFalse();
        BrokerResponse response = TestRequests.execute(admitted, new byte[0]);

        assertThat(carriedOut)
                .singleElement()
                .satisfies(command -> assertThat(command.instanceId()).isEqualTo("i"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(text(response)).isEqualTo("{}");
        assertThat(response.headers())
                .isEqualTo(Map.of("Content-Type", "application/json", IDENTITY, "id", "Retry-After", "5"));
    }

    @Test
    void carriesNothingOutThatIsMalformed() {
        Admitted admitted = admitted("PUT", "/v2/service_instances/i", FINE);

        assertThat(admitted.wantsBody()).isTrue();
        assertError(
                TestRequests.execute(admitted, "garbage".getBytes(StandardCharsets.UTF_8)), 400, "MalformedRequest");
        assertError(TestRequests.execute(admitted, new byte[1_001]), 413, "BodyTooLarge");
        assertError(admitted.bodyTooLarge(), 413, "BodyTooLarge");
        assertError(admitted.bodyTooSlow(), 408, "BodyTooSlow");
        assertError(admitted.overloaded(), 503, "Overloaded");
        assertError(admitted.unavailable(), 503, "Stopping");
        assertThat(admitted.unavailable().headers()).containsEntry("Retry-After", "10");
        assertThat(carriedOut).isEmpty();
    }

    private void assertError(BrokerResponse response, int status, String error) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(text(response)).startsWith("{\"error\":\"" + error + "\",\"description\":\"");
        assertThat(response.headers())
                .containsEntry("Content-Type", "application/json")
                .containsKey(IDENTITY);
    }

    private BrokerResponse answered(String method, String target, String... headers) {
        return ((Responded) pipeline.admit(head(method, target, headers))).response();
    }

    private Admitted admitted(String method, String target, String... headers) {
        return (Admitted) pipeline.admit(head(method, target, headers));
    }

    private static String[] with(String... headers) {
        return Stream.concat(Stream.of(FINE), Stream.of(headers)).toArray(String[]::new);
    }

    private static String identity(BrokerResponse response) {
        return response.headers().getOrDefault(IDENTITY, "");
    }

    private static String text(BrokerResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}

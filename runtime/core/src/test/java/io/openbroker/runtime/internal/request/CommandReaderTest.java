package io.openbroker.runtime.internal.request;

import static io.openbroker.runtime.internal.request.TestRequests.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.DeprovisionCommand;
import io.openbroker.runtime.internal.command.FetchBindingCommand;
import io.openbroker.runtime.internal.command.FetchInstanceCommand;
import io.openbroker.runtime.internal.command.LastBindingOperationCommand;
import io.openbroker.runtime.internal.command.LastOperationCommand;
import io.openbroker.runtime.internal.command.UnbindCommand;
import io.openbroker.runtime.internal.platform.PlatformRoutes;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests without a body, and what all requests have. */
class CommandReaderTest {

    private static final String INSTANCE = "/v2/service_instances/i";
    private static final String BINDING = INSTANCE + "/service_bindings/b";
    private static final String IDENTITY = "X-Broker-API-Originating-Identity";
    private static final RequestIdentity REQUEST = new RequestIdentity("r");
    private static final RequestOrigin ORIGIN = new RequestOrigin(Platform.DEFAULT, Optional.empty(), REQUEST);

    private final CommandReader reader = new CommandReader(TestRequests.catalog(), Limits.DEFAULT);

    @Test
    void readsDeletions() {
        assertThat(command(head("DELETE", INSTANCE + "?service_id=s%20&plan_id=gone&accepts_incomplete=true&x=%zz")))
                .isEqualTo(new DeprovisionCommand(ORIGIN, "i", "s ", "gone", true));
        assertThat(command(head("DELETE", BINDING + "?plan_id=p+q&service_id=%73")))
                .isEqualTo(new UnbindCommand(ORIGIN, "i", "b", "s", "p q", false));
    }

    @Test
    void readsQuestions() {
        Optional<String> none = Optional.empty();
        assertThat(command(head("GET", INSTANCE))).isEqualTo(new FetchInstanceCommand(ORIGIN, "i", none, none));
        assertThat(command(head("GET", BINDING + "?service_id=s&plan_id=p")))
                .isEqualTo(new FetchBindingCommand(ORIGIN, "i", "b", Optional.of("s"), Optional.of("p")));
        assertThat(command(head("GET", INSTANCE + "/last_operation?operation=a%0A%26")))
                .isEqualTo(new LastOperationCommand(ORIGIN, "i", none, none, Optional.of("a\n&")));
        assertThat(command(head("GET", BINDING + "/last_operation?operation=" + "x".repeat(10_000))))
                .isEqualTo(
                        new LastBindingOperationCommand(ORIGIN, "i", "b", none, none, Optional.of("x".repeat(10_000))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan_id=p                                           | service_id in the query is required",
                "service_id=s                                        | plan_id in the query is required",
                "service_id=&plan_id=p                               | service_id in the query is required",
                "service_id&plan_id=p                                | service_id in the query is required",
                "service_id=s&plan_id=                               | plan_id in the query is required",
                "service_id=s&plan_id=&plan_id=p                     | plan_id in the query is there more than once",
                "service_id=s&plan_id=p&plan_id=p                    | plan_id in the query is there more than once",
                "service_id=s&plan_id=%                              | plan_id in the query has a percent sign",
                "service_id=s&plan_id=%00                            | plan_id in the query has a control or invisible character",
                "service_id=s&plan_id=%FF                            | plan_id in the query is not UTF-8",
                "service_id=s&plan_id=p&%zz=1                        | The query has a percent sign",
                "service_id=s&plan_id=p&accepts_incomplete=          | accepts_incomplete in the query is not supported",
                "service_id=s&plan_id=p&accepts_incomplete=TRUE      | accepts_incomplete in the query is not supported",
                "service_id=s&plan_id=p&accepts_incomplete=1         | accepts_incomplete in the query is not supported"
            })
    void refusesMalformedQueries(String query, String message) {
        assertMalformed(head("DELETE", INSTANCE + "?" + query), message);
        assertMalformed(head("DELETE", BINDING + "?" + query), message);
    }

    @Test
    void refusesMalformedOperations() {
        String path = INSTANCE + "/last_operation?operation=";

        assertMalformed(head("GET", path + "x".repeat(10_001)), "operation in the query has NUL or more than 10000");
        assertMalformed(head("GET", path + "%00"), "operation in the query has NUL or more than 10000");
    }

    @Test
    void readsTheOriginatingIdentity() {
        Command command = command(head("GET", INSTANCE, IDENTITY, "cloudfoundry " + base64("{\"user_id\": \"ü\"}")));

        assertThat(command.origin().originatingIdentity())
                .contains(new OriginatingIdentity("cloudfoundry", Map.of("user_id", "ü")));
    }

    @Test
    void takesEmptyQueryParametersAndHeadersForAbsent() {
        assertThat(command(head(
                        "GET",
                        INSTANCE + "/last_operation?operation=&service_id=&plan_id",
                        IDENTITY,
                        " ",
                        "Content-Type",
                        "")))
                .isEqualTo(new LastOperationCommand(ORIGIN, "i", Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(command(head("GET", INSTANCE, IDENTITY, "", IDENTITY, "a e30="))
                        .origin()
                        .originatingIdentity())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudfoundry",
                "cloudfoundry ",
                "cloudfoundry !",
                "cloudfoundry e30=e30=",
                "cloudfoundry bnVsbA==",
                "cloudfoundry WzFd",
                "cloudfoundry e30gZQ==",
                "cloudfoundry eyJhIjoxLCJhIjoxfQ==",
                "cloudfoundry /w==",
                "cloud\u0001foundry e30="
            })
    void refusesMalformedOriginatingIdentities(String value) {
        assertMalformed(
                head("GET", INSTANCE, IDENTITY, value), "Improper \"X-Broker-API-Originating-Identity\" header. ");
    }

    @Test
    void refusesDifferingOriginatingIdentities() {
        assertMalformed(
                head("GET", INSTANCE, IDENTITY, "a e30=", IDENTITY, "b e30="),
                "Improper \"X-Broker-API-Originating-Identity\" header. It has several different values");
        assertThat(command(head("GET", INSTANCE, IDENTITY, "a e30=", IDENTITY, "a e30="))
                        .origin()
                        .originatingIdentity())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "application/json;charset=utf-8",
                "Application/JSON; charset=\"UTF-8\"",
                "application/json; v=1"
            })
    void takesJson(String contentType) {
        assertThat(read(head("PUT", INSTANCE, "Content-Type", contentType)).wantsBody())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/jsonx",
                "application/json; charset=latin1",
                "application/json; charset=utf-16",
                "application/json, text/plain"
            })
    void takesNothingElse(String contentType) {
        assertMalformed(head("PUT", INSTANCE, "Content-Type", contentType), "The header Content-Type");
        assertMalformed(head("PATCH", INSTANCE, "Content-Type", contentType), "The header Content-Type");
        assertMalformed(head("PUT", BINDING, "Content-Type", contentType), "The header Content-Type");
    }

    @Test
    void doesNotCareForTheTypeOfABodyThatIsNotRead() {
        assertThat(command(head("GET", INSTANCE, "Content-Type", "text/plain")).instanceId())
                .isEqualTo("i");
    }

    private void assertMalformed(RequestHead head, String message) {
        assertThatThrownBy(() -> read(head))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.outcome()).isEqualTo(Outcome.MALFORMED))
                .hasMessageStartingWith(message);
    }

    private Command command(RequestHead head) {
        return read(head).command(new byte[0]);
    }

    private RequestedCommand<Command> read(RequestHead head) {
        return reader.read(PlatformRoutes.router().route(head), head, Platform.DEFAULT, REQUEST);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

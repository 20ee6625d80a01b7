package io.openbroker.runtime.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.authentication.AccessBuilder;
import io.openbroker.runtime.internal.authentication.AdminAuthentication;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdminPortTest {

    private static final String ADMIN = "admin:a";
    private static final String VIEWER = "viewer:v";

    private final TestTime time = new TestTime();
    private final BrokerAdmin broker = new BrokerAdmin(new InMemoryState(), List.of("topics"));
    private final AdminAuthentication authentication = authentication(time.source());
    private final BrokerPipeline pipeline = AdminPort.pipeline(
            List.of(
                    new MetricsRequests(Optional.of(new FixedMetrics())),
                    new ListRequests(broker, time.source().clock()),
                    new OperationRequests(broker, AdminPort.bodies()),
                    new SessionRequests(authentication)),
            authentication,
            TestRequests.DIRECT,
            time.source().ticker());

    private static AdminAuthentication authentication(TimeSource time) {
        AccessBuilder access = new AccessBuilder();
        access.credentials(Platform.DEFAULT, new BasicCredentials("cf", "p"));
        access.admin(new BasicCredentials("admin", "a"));
        access.viewer(new BasicCredentials("viewer", "v"));
        // Users of both roles change something, too.
        access.admin(new BasicCredentials("both", "b"));
        access.viewer(new BasicCredentials("both", "b"));
        return access.adminAuthentication(time.ticker()).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(AdminOperation.class)
    void servesEveryOperationWithAnOutcomeOfItsOwn(AdminOperation operation) {
        BrokerResponse response = send(operation, ADMIN, "{\"description\": \"It hangs\"}");

        assertThat(text(response)).isNotEqualTo("{}");
        assertThat(Arrays.stream(Outcome.values())
                        .filter(outcome -> outcome.adminOperations().contains(operation))
                        .filter(outcome -> outcome.status() == response.status())
                        .filter(outcome ->
                                outcome.error().map(text(response)::contains).orElse(true)))
                .isNotEmpty();
        assertThat(response.headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsKey("X-Broker-API-Request-Identity");
    }

    @ParameterizedTest
    @EnumSource(AdminOperation.class)
    void letsViewersReadOnly(AdminOperation operation) {
        int ofViewer =
                send(operation, VIEWER, "{\"description\": \"It hangs\"}").status();
        int ofBoth =
                send(operation, "both:b", "{\"description\": \"It hangs\"}").status();

        assertThat(ofViewer == 403).isEqualTo(operation.adminOnly());
        assertThat(ofBoth).isNotEqualTo(403);
    }

    @Test
    void servesMetricsAsTheyAre() {
        BrokerResponse response = send(AdminOperation.METRICS, VIEWER, "");

        assertThat(text(response)).isEqualTo("requests 1\n");
        assertThat(response.headers()).containsEntry("Content-Type", "text/plain");
    }

    @Test
    void namesOfferingsThatAreNotListed() {
        assertThat(text(send(AdminOperation.LIST_INSTANCES, VIEWER, "")))
                .isEqualTo("{\"instances\":[],\"not_known\":[\"topics\"]}");
    }

    @Test
    void delaysWrongCredentialsAfterTenUntilTheClientPauses() {
        for (int i = 0; i < 10; i++) {
            assertThat(guess(i)).isInstanceOf(Admission.Responded.class);
        }
        assertThat(guess(10)).isInstanceOf(Admission.Deferred.class);
        assertThat(pipeline.admit(head(AdminOperation.LIST_INSTANCES, ADMIN))).isInstanceOf(Admission.Admitted.class);

        time.pass(Duration.ofMinutes(1));
        assertThat(guess(11)).isInstanceOf(Admission.Responded.class);
    }

    private Admission guess(int number) {
        return pipeline.admit(head(AdminOperation.LIST_INSTANCES, "admin:guess" + number));
    }

    @Test
    void rejectsCredentialsOfPlatforms() {
        BrokerResponse response = send(AdminOperation.LIST_INSTANCES, "cf:p", "");

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers()).containsKey("WWW-Authenticate");
        assertThat(text(response)).contains("not those of a platform");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json                             | is not valid JSON",
                "{}                                  | Send {",
                "{\"description\": \" \"}            | Send {",
                "{\"description\": 5}                | Send {",
                "{\"description\": \"d\", \"x\": 1}  | Send {"
            })
    void demandsADescriptionAndNothingElse(String body, String message) {
        BrokerResponse response = send(AdminOperation.FAIL_OPERATION, ADMIN, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response)).contains("MalformedRequest", message);
    }

    @Test
    void boundsDescriptions() {
        assertThat(send(AdminOperation.FAIL_OPERATION, ADMIN, "{\"description\": \"" + "x".repeat(1_000) + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(send(AdminOperation.FAIL_OPERATION, ADMIN, "{\"description\": \"" + "x".repeat(1_001) + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void rejectsAmbiguousRequestsAsThePortOfPlatformsDoes() {
        for (HeadProblem problem : HeadProblem.values()) {
            int status = switch (problem) {
                case AMBIGUOUS_LENGTH -> 400;
                case UNSUPPORTED_PROTOCOL -> 505;
                case TOO_LARGE -> 431;
            };
            assertThat(pipeline.reject(head(AdminOperation.METRICS, ADMIN), problem)
                            .status())
                    .isEqualTo(status);
        }
    }

    private BrokerResponse send(AdminOperation operation, String login, String body) {
        Admission admission = pipeline.admit(head(operation, login));
        return admission instanceof Admission.Responded responded
                ? responded.response()
                : TestRequests.execute((Admission.Admitted) admission, body.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestHead head(AdminOperation operation, String login) {
        return TestRequests.head(
                operation.method(),
                operation.path().replace("{operation_id}", "o"),
                "Content-Type",
                "application/json",
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(BrokerResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static final class FixedMetrics implements MetricsExposition {

        @Override
        public String text() {
            return "requests 1\n";
        }

        @Override
        public String contentType() {
            return "text/plain";
        }

        @Override
        public void started(BrokerLoad load) {}

        @Override
        public void requestCompleted(CompletedRequest request) {}

        @Override
        public void operationCompleted(CompletedOperation operation) {}

        @Override
        public void close() {}
    }
}

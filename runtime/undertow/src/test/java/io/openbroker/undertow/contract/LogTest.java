package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.openbroker.undertow.contract.Platform.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is logged, and what is not. */
class LogTest extends ContractTest {

    private static final String SECRET = "mArKeD-secret";
    private static final String PATH = "/v2/service_instances/i1";

    private final Recorder recorder = new Recorder();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @BeforeEach
    void record() {
        recorder.start();
        root.addAppender(recorder);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopRecording() {
        root.setLevel(before);
        root.detachAppender(recorder);
    }

    @Test
    void logsAnUnexpectedExceptionUnderTheIdThatThePlatformIsTold() {
        Answer answer = platform.provision("i1", SYNC, "{\"fail\": \"unexpected\"}", false);

        String id = answer.headers().get("x-broker-api-request-identity");
        assertThat(answer.text("description")).contains(id);
        assertThat(recorder.events())
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getFormattedMessage()).contains(id);
                    assertThat(event.getMDCPropertyMap())
                            .containsEntry("requestId", id)
                            .containsEntry("caller", Platform.USER)
                            .containsEntry("platform", "default");
                    assertThat(event.getThrowableProxy().getMessage()).isEqualTo(Backend.SECRET);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "interrupted"})
    void logsWhereAHandlerGaveUp(String how) {
        Answer answer = platform.provision("i1", SYNC, "{\"fail\": \"" + how + "\"}", false);

        assertThat(recorder.events())
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getFormattedMessage())
                            .contains(answer.headers().get("x-broker-api-request-identity"));
                    assertThat(event.getThrowableProxy().getCause().getMessage())
                            .isEqualTo(Backend.SECRET);
                });
    }

    @Test
    void logsThePlaceInATrace() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Answer answer = platform.send(deletion("00-" + trace + "-00f067aa0ba902b7-01"));
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.headers()).doesNotContainKey("traceparent");
        assertThat(platform.send(deletion("00-m4lformed")).status()).isEqualTo(410);

        assertThat(recorder.events())
                .filteredOn(event -> event.getFormattedMessage().equals("DEPROVISION ends as ALREADY_GONE"))
                .satisfiesExactly(
                        event -> assertThat(event.getMDCPropertyMap())
                                .containsEntry("trace_id", trace)
                                .containsEntry("span_id", "00f067aa0ba902b7"),
                        event -> assertThat(event.getMDCPropertyMap()).doesNotContainKeys("trace_id", "span_id"));
    }

    private HttpRequest.Builder deletion(String traceparent) {
        return HttpRequest.newBuilder(URI.create(platform.uri() + "/v2/service_instances/none?service_id="
                        + SYNC.serviceId() + "&plan_id=" + SYNC.planId()))
                .header("X-Broker-API-Version", "2.17")
                .header("Authorization", Platform.basic(Platform.USER, Platform.PASSWORD))
                .header("traceparent", traceparent)
                .DELETE();
    }

    @Test
    void logsAFailureInTheBackgroundUnderTheIdOfTheRequest() throws InterruptedException {
        Answer answer = platform.provision("i1", ASYNC, "{\"fail\": \"unexpected\"}", true);
        platform.await("i1", answer.operation());

        String id = answer.headers().get("x-broker-api-request-identity");
        assertThat(recorder.events())
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .singleElement()
                .satisfies(event -> assertThat(event.getMDCPropertyMap())
                        .containsEntry("requestId", id)
                        .containsEntry("platform", "default"));
    }

    @Test
    void logsNoSecretAtAnyLevel() throws InterruptedException {
        String parameters = "{\"report\": \"" + SECRET + "\"}";
        platform.provision("i1", SYNC, parameters, false);
        platform.provision("i1", SYNC, "{\"report\": \"other-" + SECRET + "\"}", false);
        platform.provision("i2", SYNC, "{\"size\": \"" + SECRET + "\"}", false);
        platform.provision("i3", SYNC, "{\"" + SECRET, false);
        platform.provision("i4", SYNC, "{\"fail\": \"unexpected\", \"report\": \"" + SECRET + "\"}", false);
        platform.update(
                "i1", "{\"service_id\": \"" + SyncBroker.SERVICE + "\", \"parameters\": " + parameters + "}", false);
        Answer bound = platform.bind("i1", "b1", SYNC, "{}", false);
        assertThat(bound.body().path("credentials").path("password").asString()).isEqualTo(SyncBroker.BOUND_PASSWORD);
        platform.fetchBinding("i1", "b1");
        platform.unbind("i1", "b1", SYNC, false);
        livesInTheBackground(parameters);
        platform.deprovision("i1", SYNC, false);

        assertThat(recorder.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(SECRET)
                        .doesNotContain(SyncBroker.BOUND_PASSWORD)
                        .doesNotContain(AsyncBroker.BOUND_TOKEN)
                        .doesNotContain(Platform.PASSWORD)
                        .doesNotContain(Platform.basic(Platform.USER, Platform.PASSWORD)));
    }

    private void livesInTheBackground(String parameters) throws InterruptedException {
        platform.await("a1", platform.provision("a1", ASYNC, parameters, true).operation());
        String update = "{\"service_id\": \"" + AsyncBroker.SERVICE + "\", \"parameters\": " + parameters + "}";
        platform.await("a1", platform.update("a1", update, true).operation());
        Answer failed = platform.provision("a2", ASYNC, "{\"fail\": \"odd\", \"report\": \"" + SECRET + "\"}", true);
        platform.await("a2", failed.operation());
        platform.awaitBinding(
                "a1", "ab", platform.bind("a1", "ab", ASYNC, parameters, true).operation());
        Answer bound = platform.fetchBinding("a1", "ab");
        assertThat(bound.body().path("credentials").path("token").asString()).startsWith(AsyncBroker.BOUND_TOKEN);
        platform.awaitBinding(
                "a1", "ab", platform.unbind("a1", "ab", ASYNC, true).operation());
        platform.await("a1", platform.deprovision("a1", ASYNC, true).operation());
    }

    @Test
    void logsNothingOfCredentialsAndContexts() {
        String body = Platform.provisionBody(SYNC, "{}").replace("\"space\"", "\"" + SECRET + "\"");
        assertThat(platform.send("PUT", PATH, body).status()).isEqualTo(201);
        for (String authorization : List.of(
                Platform.basic(Platform.USER, SECRET),
                Platform.basic(SECRET, Platform.PASSWORD),
                "Basic " + SECRET,
                "Bearer " + SECRET,
                "Bearer e30.e30." + SECRET,
                SECRET)) {
            Answer answer =
                    platform.send(head().header("Authorization", authorization).GET());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().toString()).doesNotContain(SECRET);
            assertThat(recorder.lines())
                    .allSatisfy(line -> assertThat(line).doesNotContain(SECRET).doesNotContain(authorization));
        }
    }

    @Test
    void logsTheUserInTheAuditLogAlone() {
        String value = "{\"user_id\": \"" + SECRET + "\"}";
        String header = "cloudfoundry " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        platform.send(head().header("Authorization", Platform.basic(Platform.USER, Platform.PASSWORD))
                .header("Content-Type", "application/json")
                .header("X-Broker-API-Originating-Identity", header)
                .PUT(BodyPublishers.ofString(Platform.provisionBody(SYNC, "{\"fail\": \"unexpected\"}"))));

        assertThat(recorder.events())
                .filteredOn(event -> Recorder.line(event).contains(SECRET))
                .singleElement()
                .satisfies(event -> assertThat(event.getLoggerName()).isEqualTo("io.openbroker.audit"));
        assertThat(recorder.lines()).noneMatch(line -> line.contains(header));
    }

    @Test
    void answersNoValueOfAParameterThatIsRejected() {
        for (String parameters : List.of(
                "{\"size\": \"" + SECRET + "\"}",
                "{\"report\": {\"password\": \"" + SECRET + "\"}}",
                "{\"report\": [\"" + SECRET + "\"]}",
                "[\"" + SECRET + "\"]",
                "\"" + SECRET,
                "{\"report\": \"" + SECRET + "\", \"report\": \"\"}")) {
            Answer answer = platform.provision("i1", SYNC, parameters, false);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().toString()).doesNotContain(SECRET);
        }
    }

    private HttpRequest.Builder head() {
        return HttpRequest.newBuilder(URI.create(platform.uri() + PATH)).header("X-Broker-API-Version", "2.17");
    }

    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            // The client of the test logs what it sends; that is not the server's doing.
            if (!event.getLoggerName().startsWith("jdk.")) {
                // Takes the MDC as it is now.
                event.prepareForDeferredProcessing();
                events.add(event);
            }
        }

        List<ILoggingEvent> events() {
            return events;
        }

        List<String> lines() {
            return events.stream().map(Recorder::line).toList();
        }

        static String line(ILoggingEvent event) {
            return event.getFormattedMessage()
                    + event.getMDCPropertyMap()
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }
}

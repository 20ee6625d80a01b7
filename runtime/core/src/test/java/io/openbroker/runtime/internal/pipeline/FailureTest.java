package io.openbroker.runtime.internal.pipeline;

import static io.openbroker.runtime.internal.request.TestRequests.head;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.model.Platform;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.command.Commands;
import io.openbroker.runtime.internal.platform.PlatformPort;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.server.Admission.Admitted;
import io.openbroker.runtime.server.Admission.Responded;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What should not happen: what the platform is told, and what the operator finds in the log. */
class FailureTest {

    private static final String PATH =
            "/v2/service_instances/i/service_bindings/b?service_id=s&plan_id=p&accepts_incomplete=true";
    private static final String[] HEADERS = {
        "X-Broker-API-Version", "2.17", "X-Broker-API-Request-Identity", "id", "Authorization", "s3cr3t"
    };
    private static final String EXPECTED =
            "{\"error\":\"InternalError\",\"description\":\"Internal error. Quote request identity id to"
                    + " the broker's operator.\"}";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // Takes the MDC as it is now.
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.openbroker.runtime");

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void saysNothingOfTheCauseAndLogsItOnce() {
        BrokerResponse response = execute((command, early) -> {
            throw new IllegalStateException("the cause");
        });

        assertInternalError(response);
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("the cause");
            assertThat(event.getMDCPropertyMap())
                    .isEqualTo(Map.of(
                            "requestId",
                            "id",
                            "operation",
                            "UNBIND",
                            "instanceId",
                            "i",
                            "bindingId",
                            "b",
                            "caller",
                            "anonymous",
                            "platform",
                            "default"));
        });
    }

    @Test
    void answersErrorsToo() {
        assertInternalError(execute((command, early) -> {
            throw new StackOverflowError();
        }));
        assertInternalError(execute((command, early) -> {
            throw new NoClassDefFoundError("x");
        }));
    }

    @Test
    void answersWhatCannotBeWritten() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("self", endless);

        assertInternalError(execute((command, early) ->
                JsonResponse.of(Outcome.FETCHED, JsonBody.empty().put("endless", endless))));
    }

    @Test
    void answersWhatTheServerFailedWith() {
        BrokerResponse response = admitted((command, early) -> {
                    throw new AssertionError("not to be carried out");
                })
                .failed(new IllegalStateException("the server's cause"));

        assertInternalError(response);
        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getMDCPropertyMap()).containsEntry("requestId", "id"));
    }

    @Test
    void answersWhatAdmissionFailedWith() {
        RequestHead broken = new RequestHead(
                "GET",
                "/v2/catalog",
                "",
                name -> {
                    if (name.equals("If-None-Match")) {
                        throw new IllegalStateException("the headers' cause");
                    }
                    return TestRequests.headers(HEADERS).values(name);
                },
                TestRequests.PEER);

        assertInternalError(((Responded) PlatformPort.pipeline(
                                TestRequests.catalog(),
                                (command, early) -> JsonResponse.of(Outcome.DELETED, JsonBody.empty()),
                                TestRequests.authentication(Authenticator.anybody(Platform.DEFAULT)),
                                TestRequests.DIRECT,
                                Limits.DEFAULT,
                                TimeSource.SYSTEM.ticker(),
                                TestRequests.UNOBSERVED,
                                AuditLog.LOGGER_ONLY)
                        .admit(broken))
                .response());
    }

    @Test
    void namesTheRequestInTheLogOnlyWhileItRuns() {
        execute((command, early) -> {
            assertThat(MDC.get("requestId")).isEqualTo("id");
            return JsonResponse.of(Outcome.DELETED, JsonBody.empty());
        });

        assertThat(Optional.ofNullable(MDC.get("requestId"))).isEmpty();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("UNBIND ends as DELETED")
                .noneMatch(line -> line.contains("s3cr3t"));
    }

    private static void assertInternalError(BrokerResponse response) {
        assertThat(response.status()).isEqualTo(500);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(EXPECTED);
    }

    private static BrokerResponse execute(Commands commands) {
        return TestRequests.execute(admitted(commands), new byte[0]);
    }

    private static Admitted admitted(Commands commands) {
        return (Admitted) PlatformPort.pipeline(
                        TestRequests.catalog(),
                        commands,
                        TestRequests.authentication(Authenticator.anybody(Platform.DEFAULT)),
                        TestRequests.DIRECT,
                        Limits.DEFAULT,
                        TimeSource.SYSTEM.ticker(),
                        TestRequests.UNOBSERVED,
                        AuditLog.LOGGER_ONLY)
                .admit(head("DELETE", PATH, HEADERS));
    }
}

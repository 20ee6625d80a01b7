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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged, and what is not. */
class LogTest extends ContractTest {

    private static final String SECRET = "mArKeD-secret";

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
        platform.await("a1", platform.provision("a1", ASYNC, parameters, true).operation());
        platform.deprovision("i1", SYNC, false);

        assertThat(recorder.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(SECRET)
                        .doesNotContain(SyncBroker.BOUND_PASSWORD)
                        .doesNotContain(Platform.PASSWORD)
                        .doesNotContain(Platform.basic(Platform.USER, Platform.PASSWORD)));
    }

    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            // The client of the test logs what it sends; that is not the server's doing.
            if (!event.getLoggerName().startsWith("jdk.")) {
                events.add(event);
            }
        }

        List<ILoggingEvent> events() {
            return events;
        }

        List<String> lines() {
            return events.stream()
                    .map(event -> event.getFormattedMessage()
                            + event.getMDCPropertyMap()
                            + (event.getThrowableProxy() == null
                                    ? ""
                                    : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                    .toList();
        }
    }
}

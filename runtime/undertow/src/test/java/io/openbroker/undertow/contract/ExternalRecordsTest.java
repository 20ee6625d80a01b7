package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.OperationSettings;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What log, audit and metrics tell of a broker of which nothing is stored, and how much of it there may be at once. */
class ExternalRecordsTest {

    private static final Offer THIN = new Offer(LedgerBroker.SERVICE, LedgerBroker.THIN_ID);

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.openbroker");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Watcher watcher = new Watcher();
    private final LedgerBroker ledger = new LedgerBroker();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials(Platform.USER, Platform.PASSWORD)
                    .withObserver(watcher)
                    .withOperations(OperationSettings.DEFAULT.withLimits(
                            OperationLimits.DEFAULT.withAwaited(1).withWaiting(0))),
            new LedgerBrokerDispatcher(ledger));
    private final Platform platform = new Platform(server.uri());

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        ledger.gate.countDown();
        server.close();
    }

    @Test
    void tellsWhatWasDone() {
        platform.provision("i1", THIN, "{}", false);
        platform.provision("i2", THIN, "{\"title\": \"broken\"}", false);
        platform.deprovision("none", THIN, false);

        assertThat(watcher.ended)
                .extracting(CompletedOperation::kind, CompletedOperation::state)
                .containsExactly(
                        tuple(OsbOperation.PROVISION, OperationStatus.State.SUCCEEDED),
                        tuple(OsbOperation.PROVISION, OperationStatus.State.FAILED),
                        tuple(OsbOperation.DEPROVISION, OperationStatus.State.SUCCEEDED));
        assertThat(watcher.answered).hasSize(3);
        assertThat(log.list)
                .filteredOn(event -> event.getLoggerName().equals("io.openbroker.audit"))
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"CREATED\"", "\"i1\""),
                        line -> assertThat(line).contains("\"HANDLER_FAILED\"", "\"i2\""),
                        line -> assertThat(line).contains("\"ALREADY_GONE\"", "\"none\""));
        assertThat(log.list)
                .filteredOn(event -> event.getThrowableProxy() != null)
                .singleElement()
                .satisfies(event -> assertThat(event.getMDCPropertyMap()).containsEntry("instanceId", "i2"));
    }

    @Test
    void boundsWhatRunsAtOnce() throws Exception {
        CompletableFuture<Answer> slow =
                CompletableFuture.supplyAsync(() -> platform.provision("i1", THIN, "{\"slow\": true}", false));
        while (ledger.calls.isEmpty()) {
            Thread.sleep(10);
        }
        Answer rejected = platform.provision("i2", THIN, "{}", false);
        assertThat(rejected.status()).isEqualTo(503);
        assertThat(rejected.headers()).containsKey("retry-after");
        assertThat(watcher.load.get(0).awaitedOperations()).isEqualTo(1);

        ledger.gate.countDown();
        assertThat(slow.get().status()).isEqualTo(201);
        assertThat(platform.provision("i2", THIN, "{}", false).status()).isEqualTo(201);
    }
}

package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log says what is wrong with a service binding that a handler has returned, since its platform learns nothing of it. */
class BindingLogTest {

    private static final Offer KINDS = new Offer(KindsBroker.SERVICE, KindsBroker.PLAN);

    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            ContractState.open(),
            new KindsBrokerDispatcher(new KindsBroker()));
    private final Platform platform = new Platform(server.uri());
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        platform.provision("kinds", KINDS, "{}", false);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        server.close();
    }

    @Test
    void namesTheMissingPermission() {
        assertThat(errors("VOLUME"))
                .containsExactly(
                        "A service binding has volume mounts, which platforms accept only from service offerings with"
                                + " the permission volume_mount. Add requires = Permission.VOLUME_MOUNT to @ServiceOffering, or"
                                + " \"requires\": [\"volume_mount\"] to the catalog file, of the service offering "
                                + KindsBroker.SERVICE);
    }

    @Test
    void namesTheTypeThatOnlyAnotherLibraryCanWrite() {
        assertThat(errors("FOREIGN"))
                .singleElement()
                .asString()
                .contains("com.fasterxml.jackson.databind.util.RawValue is a type of Jackson 2");
    }

    /** The messages of the exceptions that are logged for a service binding. */
    private List<String> errors(String kind) {
        platform.bind("kinds", "b", KINDS, "{\"kind\": \"" + kind + "\"}", false);
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(event -> event.getThrowableProxy().getMessage())
                .toList();
    }
}

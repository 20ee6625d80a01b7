package io.openbroker.runtime.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.Outcome;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AuditLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.openbroker.audit");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void concernsAuthenticatedSendersAndThoseWithWrongCredentials() {
        assertThat(AuditLog.concerns(Optional.of("cf"), Outcome.MALFORMED)).isTrue();
        assertThat(AuditLog.concerns(Optional.empty(), Outcome.UNAUTHORIZED)).isTrue();
        assertThat(AuditLog.concerns(Optional.empty(), Outcome.VERSION_MISSING)).isFalse();
        assertThat(AuditLog.concerns(Optional.empty(), Outcome.TOO_MANY_FAILURES))
                .isFalse();
    }

    @Test
    void writesRequestsOfPlatformsInOneLine() {
        AuditLog.LOGGER_ONLY.request(new AuditedRequest(
                OsbOperation.BIND,
                "r",
                Optional.of("cf"),
                "2001:db8:0:0:0:0:0:1",
                Optional.of("default"),
                Optional.empty(),
                "i\n1",
                Optional.of("b"),
                Optional.empty(),
                Optional.empty(),
                Outcome.ACCEPTED,
                202,
                Optional.of("o")));

        assertThat(line())
                .isEqualTo(
                        "{\"event\":\"request\",\"kind\":\"BIND\",\"request_identity\":\"r\",\"caller\":\"cf\",\"address\":\"2001:db8:0:0:0:0:0:1\",\"platform\":\"default\",\"instance_id\":\"i\\n"
                                + "1\",\"binding_id\":\"b\",\"outcome\":\"ACCEPTED\",\"status\":202,\"operation\":\"o\"}");
    }

    /** Readers of lines take some characters for the end of one, or show what follows in another order. */
    @Test
    void escapesWhatForgesLines() {
        String forged = "\u2028\u0085\u202e\ud83d\n\ud83d\ude00";
        AuditLog.LOGGER_ONLY.request(new AuditedRequest(
                OsbOperation.UNBIND,
                "r",
                Optional.of(forged),
                forged,
                Optional.empty(),
                Optional.of(new OriginatingIdentity("cf", Map.of("user", forged))),
                "i",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Outcome.DELETED,
                200,
                Optional.of(forged)));

        String escaped = "\\u2028\\u0085\\u202e\\ud83d\\n\ud83d\ude00";
        assertThat(line())
                .contains(
                        "\"caller\":\"" + escaped + "\"",
                        "\"address\":\"" + escaped + "\"",
                        "{\"user\":\"" + escaped + "\"}",
                        "\"operation\":\"" + escaped + "\"");
    }

    @Test
    void writesRequestsOfAdmins() {
        AuditLog.LOGGER_ONLY.adminRequest(new AuditedAdminRequest(
                AdminOperation.RETRY_OPERATION,
                "r",
                Optional.empty(),
                "",
                Optional.of("o"),
                Optional.empty(),
                Optional.empty(),
                Outcome.UNAUTHORIZED,
                401));

        assertThat(line())
                .isEqualTo("{\"event\":\"admin_request\",\"kind\":\"RETRY_OPERATION\",\"request_identity\":\"r\","
                        + "\"operation\":\"o\",\"outcome\":\"UNAUTHORIZED\",\"status\":401}");
    }

    private String line() {
        assertThat(log.list).hasSize(1);
        return log.list.get(0).getFormattedMessage();
    }
}

package io.openbroker.runtime.internal.engine;

import static io.openbroker.runtime.internal.testing.Certificates.base64;
import static io.openbroker.runtime.internal.testing.Certificates.certificate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.TrustedProxies;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.Admission.Deferred;
import io.openbroker.runtime.server.Admission.Responded;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients behind a proxy are told apart on both ports, whatever the server is. */
class ProxiedClientsTest {

    private static final String PROXY = "10.0.0.1";
    private static final int FREE_FAILURES = 10;

    private final BrokerEngine engine = BrokerEngine.builder()
            .dispatcher(TestBroker.managed(Execution.SYNCHRONOUS))
            .credentials(new BasicCredentials("cf", "secret"))
            .authenticator(Authenticator.clientCertificate(Platform.DEFAULT, List.of("O=Example,CN=cf")))
            .admin(new BasicCredentials("ops", "mend"))
            .trustedProxies(TrustedProxies.at(PROXY).withCertificates("X-Client", List.of(certificate("authority"))))
            .time(new TestTime().source())
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void delaysTheGuesserAlone() {
        delaysTheGuesserAlone(engine.pipeline(), "/v2/catalog");
    }

    @Test
    void delaysTheGuesserAloneOnTheAdminPort() {
        delaysTheGuesserAlone(engine.adminPipeline().orElseThrow(), "/operator/instances");
    }

    private static void delaysTheGuesserAlone(BrokerPipeline pipeline, String path) {
        for (int i = 0; i < FREE_FAILURES; i++) {
            // What a guesser sends itself makes no difference.
            assertThat(guess(pipeline, path, PROXY, "192.0.2." + i + ", 203.0.113.9"))
                    .isInstanceOf(Responded.class);
        }
        assertThat(guess(pipeline, path, PROXY, "192.0.2.200, 203.0.113.9")).isInstanceOf(Deferred.class);
        assertThat(guess(pipeline, path, PROXY, "203.0.113.10")).isInstanceOf(Responded.class);
        assertThat(guess(pipeline, path, PROXY, "2001:db8::9")).isInstanceOf(Responded.class);
    }

    @Test
    void countsStrangersByTheirConnections() {
        for (int i = 0; i < FREE_FAILURES; i++) {
            assertThat(guess(engine.pipeline(), "/v2/catalog", "192.0.2.66", "203.0.113." + i))
                    .isInstanceOf(Responded.class);
        }
        assertThat(guess(engine.pipeline(), "/v2/catalog", "192.0.2.66", "203.0.113.99"))
                .isInstanceOf(Deferred.class);
    }

    @Test
    void logsTheAddressOfTheClient() {
        try (RecordedLog log = RecordedLog.from(Level.INFO)) {
            guess(engine.pipeline(), "/v2/catalog", PROXY, "192.0.2.1, 203.0.113.9");

            assertThat(log.events())
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage())
                            .isEqualTo("Authentication from 203.0.113.9 failed: the user or password is wrong"));
        }
    }

    @Test
    void authenticatesTheCertificateThatTheProxyForwards() {
        assertThat(status(catalog(PROXY, "X-Client", base64("cf")))).isEqualTo(200);
        assertThat(status(catalog(PROXY, "X-Client", base64("other")))).isEqualTo(401);
        assertThat(status(catalog("192.0.2.66", "X-Client", base64("cf")))).isEqualTo(401);
    }

    @Test
    void rejectsNamesOfReplicasThatTheStateCannotKeep() {
        BrokerEngineBuilder builder = BrokerEngine.builder();

        assertThat(builder.replica("notes-broker/12")).isSameAs(builder);
        for (String name : List.of("", "a b", "x".repeat(28), "a\nb", "ä")) {
            assertThatThrownBy(() -> builder.replica(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("more than 27 characters, or others than letters, digits");
        }
    }

    private Admission catalog(String from, String... headers) {
        return engine.pipeline().admit(head("/v2/catalog", from, headers));
    }

    private static Admission guess(BrokerPipeline pipeline, String path, String from, String forwardedFor) {
        String wrong = Base64.getEncoder().encodeToString("cf:wrong".getBytes(StandardCharsets.UTF_8));
        return pipeline.admit(head(path, from, "Authorization", "Basic " + wrong, "X-Forwarded-For", forwardedFor));
    }

    private static RequestHead head(String path, String from, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "X-Broker-API-Version";
        all[1] = "2.17";
        return new RequestHead("GET", path, "", TestRequests.headers(all), new Peer(from, List.of()));
    }

    private static int status(Admission admission) {
        return ((Responded) admission).response().status();
    }
}

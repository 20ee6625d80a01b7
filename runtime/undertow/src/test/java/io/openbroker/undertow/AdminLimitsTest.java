package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.support.RawConnection;
import io.openbroker.undertow.support.RawConnection.Answer;
import io.openbroker.undertow.support.RecordingBroker;
import io.openbroker.undertow.support.ServerTest;
import org.junit.jupiter.api.Test;

/** The admin port has limits of its own; connections are in {@code ConnectionLimitsTest}, bodies in {@link AdminPortTest}. */
class AdminLimitsTest {

    private static final String LIST = "GET /operator/instances HTTP/1.1\r\nHost: localhost\r\n";
    private static final String FAIL = String.join(
            "\r\n",
            "POST /operator/operations/o/fail HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Content-Length: 20",
            "Expect: 100-continue",
            "");

    @Test
    void limitsTheRequestsOfAUserInASecond() throws Exception {
        try (BrokerServer server = start(new AdminLimits(10, 1, ConnectionLimits.DEFAULT))) {
            assertThat(send(server, LIST, "view", "v1ewer").status()).isEqualTo(200);
            Answer tooMany = send(server, LIST, "view", "v1ewer");
            // A slow machine may need more than a second for one.
            for (int i = 0; i < 20 && tooMany.status() == 200; i++) {
                tooMany = send(server, LIST, "view", "v1ewer");
            }

            assertThat(tooMany.status()).isEqualTo(429);
            assertThat(tooMany.has("Retry-After: 1")).isTrue();
            assertThat(tooMany.body()).contains("\"TooManyRequests\"");
            assertThat(send(server, LIST, "ops", "0perator").status()).isEqualTo(200);
        }
    }

    @Test
    void limitsTheRequestsAtOnceAndThoseOfOneUser() throws Exception {
        try (BrokerServer server = start(new AdminLimits(4, 1_000, ConnectionLimits.DEFAULT));
                RawConnection first = connect(server);
                RawConnection second = connect(server);
                RawConnection third = connect(server)) {
            for (RawConnection slow : new RawConnection[] {first, second, third}) {
                slow.send(FAIL + authorization("ops", "0perator") + "\r\n");
                assertThat(slow.receive().status()).isEqualTo(100);
            }
            Answer own = send(server, LIST, "ops", "0perator");

            assertThat(own.status()).isEqualTo(503);
            assertThat(own.body()).contains("\"Overloaded\"");
            assertThat(send(server, LIST, "view", "v1ewer").status()).isEqualTo(200);
        }
    }

    private static BrokerServer start(AdminLimits limits) {
        return BrokerServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withCredentials("user", "pass")
                        .withAdmin(AdminSettings.onPort(0)
                                .withAdmin("ops", "0perator")
                                .withViewer("view", "v1ewer")
                                .withLimits(limits)),
                new RecordingBroker());
    }

    private static Answer send(BrokerServer server, String head, String user, String password) throws Exception {
        try (RawConnection connection = connect(server)) {
            connection.send(head + authorization(user, password) + "\r\n");
            return connection.receive();
        }
    }

    private static RawConnection connect(BrokerServer server) throws Exception {
        return new RawConnection(server.adminUri().orElseThrow().getPort());
    }

    private static String authorization(String user, String password) {
        return "Authorization: " + ServerTest.basic(user, password) + "\r\n";
    }
}

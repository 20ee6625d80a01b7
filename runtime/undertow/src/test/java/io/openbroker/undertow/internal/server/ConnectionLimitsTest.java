package io.openbroker.undertow.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.TrustedProxies;
import io.openbroker.undertow.AdminLimits;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ConnectionLimits;
import io.openbroker.undertow.ListenerSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.RecordingBroker;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections on which nothing is sent: before authentication, only their number limits them. */
class ConnectionLimitsTest {

    private static final ConnectionLimits LIMITS = new ConnectionLimits(5, 3);
    // The last number of an address of this machine.
    private static final byte FIRST = 1;
    private static final byte SECOND = 2;
    private static final byte THIRD = 3;

    private final List<Socket> sockets = new ArrayList<>();
    private final BrokerServer server = BrokerServer.start(
            ServerSettings.DEFAULT
                    .withListener(ServerSettings.DEFAULT
                            .listener()
                            .withHost("127.0.0.1")
                            .withPort(0)
                            .withConnections(LIMITS))
                    .withCredentials("user", "pass")
                    .withAdmin(AdminSettings.onPort(0)
                            .withAdmin("ops", "0perator")
                            .withLimits(new AdminLimits(1, 1, LIMITS))),
            new RecordingBroker());

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    @Test
    void limitsConnectionsOfAnAddressAndOfAll() throws Exception {
        limitsConnections(server.port());
    }

    @Test
    void limitsConnectionsOfTheAdminPort() throws Exception {
        limitsConnections(server.adminUri().orElseThrow().getPort());
    }

    @Test
    void letsTrustedProxiesUseTheWholeBound() throws Exception {
        ServerSettings settings = ServerSettings.DEFAULT
                .withListener(ListenerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withConnections(LIMITS))
                .withTrustedProxies(TrustedProxies.at("127.0.0.1"))
                .withoutAuthentication();
        try (BrokerServer behindProxy = BrokerServer.start(settings, new RecordingBroker())) {
            for (int i = 0; i < LIMITS.max(); i++) {
                assertThat(responds(open(behindProxy.port(), FIRST))).isTrue();
            }
            assertThat(responds(open(behindProxy.port(), FIRST))).isFalse();
            assertThat(responds(open(behindProxy.port(), SECOND))).isFalse();
        }
    }

    private void limitsConnections(int port) throws Exception {
        List<Socket> ofFirst = new ArrayList<>();
        for (int i = 0; i < LIMITS.maxOfAddress(); i++) {
            ofFirst.add(open(port, FIRST));
            assertThat(responds(ofFirst.get(i))).isTrue();
        }
        assertThat(responds(open(port, FIRST))).isFalse();
        assertThat(responds(open(port, SECOND))).isTrue();
        assertThat(responds(open(port, SECOND))).isTrue();
        assertThat(responds(open(port, THIRD))).isFalse();

        ofFirst.get(0).close();
        assertThat(eventuallyResponds(port, THIRD)).isTrue();
        ofFirst.get(1).close();
        assertThat(eventuallyResponds(port, FIRST)).isTrue();
    }

    private Socket open(int port, byte from) throws IOException {
        Socket socket = new Socket(address(FIRST), port, address(from), 0);
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        return socket;
    }

    private static InetAddress address(byte last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, last});
    }

    /** Whether the server responds, whatever it says; otherwise it has closed the connection. */
    private static boolean responds(Socket socket) {
        try {
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return in.read() == 'H' && in.readNBytes(3).length == 3;
        } catch (IOException closed) {
            return false;
        }
    }

    private boolean eventuallyResponds(int port, byte from) throws IOException {
        for (int tries = 0; tries < 200; tries++) {
            if (responds(open(port, from))) {
                return true;
            }
        }
        return false;
    }
}

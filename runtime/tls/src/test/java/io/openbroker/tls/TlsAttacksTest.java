package io.openbroker.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on handshakes. Old versions, and certificates of clients that are wrong or missing, are in {@link TlsTest}. */
class TlsAttacksTest {

    private static final int SNI_HOST_NAME = 0;
    private static final int TIMEOUT_MILLIS = 20_000;

    private final TlsVictim server;

    TlsAttacksTest(@TempDir Path directory) throws IOException {
        server = TlsVictim.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Nothing; the start of a record that never ends; and a record without a handshake in it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "16030100c8010000c40303", "1703030001ff", "8080010301"})
    void closesConnectionsWithoutAHandshake(String hex) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));
            // At most an alert comes before the end.
            assertThat(remaining(socket.getInputStream())).isLessThan(20);
        }
        server.target().assertUnharmed();
    }

    @Test
    void closesConnectionsThatSendAHandshakeByteByByte() throws Exception {
        byte[] start = HexFormat.of().parseHex("16030100c8010000c40303");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 600; i++) {
                            socket.getOutputStream().write(i < start.length ? start[i] : 0);
                            Thread.sleep(20);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        server.target().assertUnharmed();
    }

    private static int remaining(InputStream in) throws IOException {
        try {
            return in.readAllBytes().length;
        } catch (SocketException reset) {
            return 0;
        }
    }

    /** A client that starts over again and again lets the server compute without end. */
    @Test
    void renegotiatesNothing() throws Exception {
        try (SSLSocket socket = connect()) {
            socket.setSoTimeout(2_000);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            byte[] session = socket.getSession().getId();
            socket.startHandshake();
            try {
                socket.getOutputStream()
                        .write("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                remaining(socket.getInputStream());
            } catch (IOException refused) {
                // The server closes the connection, or waits until it is idle for too long.
            }
            assertThat(socket.getSession().getId()).isEqualTo(session);
        }
        server.target().assertUnharmed();
    }

    @ParameterizedTest
    @MethodSource
    void takesNamesOfServersForNothing(byte[] name) throws Exception {
        try (SSLSocket socket = connect()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIServerName(SNI_HOST_NAME, name) {}));
            socket.setSSLParameters(parameters);
            try {
                socket.startHandshake();
            } catch (IOException refused) {
                // As it may.
            }
        }
        server.target().assertUnharmed();
    }

    static Stream<byte[]> takesNamesOfServersForNothing() {
        return Stream.of(
                new byte[] {0},
                new byte[] {(byte) 0xff, (byte) 0xfe},
                "../../etc/passwd\r\nX: y".getBytes(StandardCharsets.US_ASCII),
                "x".repeat(5_000).getBytes(StandardCharsets.US_ASCII),
                "a..b".getBytes(StandardCharsets.US_ASCII));
    }

    private SSLSocket connect() throws IOException {
        SSLSocket socket = (SSLSocket)
                server.clients().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }
}

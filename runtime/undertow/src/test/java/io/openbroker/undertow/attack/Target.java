package io.openbroker.undertow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.support.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A server under attack, whatever it is made of. It serves the broker of {@link io.openbroker.undertow.support.RecordingBroker} to the
 * user {@code user} with the password {@code pass}, and waits for requests for a second or two.
 *
 * @param host its address
 * @param tls how to connect, if it encrypts connections
 * @param handled how often a handler of the broker was called
 */
public record Target(InetAddress host, int port, Optional<SSLContext> tls, IntSupplier handled) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A server on this machine without TLS. */
    public static Target plain(int port, IntSupplier handled) {
        return new Target(InetAddress.getLoopbackAddress(), port, Optional.empty(), handled);
    }

    /** Opens a connection for HTTP/1.1. */
    public RawConnection connect() throws IOException {
        return new RawConnection(socket("http/1.1"));
    }

    /** Opens a connection for another version of HTTP, as it is called in a TLS handshake. */
    public Socket socket(String protocol) throws IOException {
        if (tls.isEmpty()) {
            return new Socket(host, port);
        }
        SSLSocket socket = (SSLSocket) tls.get().getSocketFactory().createSocket(host, port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {protocol});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Asserts that the attack has called no handler, and that other clients are served as before. */
    public void assertUnharmed() throws IOException {
        assertThat(handled.getAsInt()).isZero();
        long start = System.nanoTime();
        try (RawConnection other = connect()) {
            other.send("GET /v2/catalog HTTP/1.1\r\n" + RawConnection.HEADERS + "Connection: close\r\n\r\n");
            assertThat(other.receive().status()).isEqualTo(200);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }
}

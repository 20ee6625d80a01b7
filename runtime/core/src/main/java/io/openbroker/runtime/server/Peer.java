package io.openbroker.runtime.server;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of the connection on which a request came: a platform, or the last proxy before the broker.
 * Immutable, so safe for use by many threads.
 *
 * @param address the address, an IPv4 or IPv6 one in its textual form; empty if the connection has none
 * @param certificates the client certificate that the TLS handshake has verified, followed by its chain; empty without TLS,
 *     and where the client has shown none
 */
public record Peer(String address, List<X509Certificate> certificates) {

    /**
     * Takes what servers give: without certificates some give {@code null}, and so they do for the address of a connection
     * that has none, such as a Unix socket.
     *
     * @param address the address; {@code null} counts as empty, so that all such connections count as one client
     * @param certificates the client certificate and its chain; {@code null} counts as empty
     */
    public Peer(@Nullable String address, @Nullable List<X509Certificate> certificates) {
        this.address = address == null ? "" : address;
        this.certificates = certificates == null ? List.of() : List.copyOf(certificates);
    }

    /**
     * What is to be taken for one client where clients are counted: the address, or the /64 network of an IPv6 address.
     *
     * @return a name for it, the same for all its addresses
     */
    public String network() {
        return ClientNetwork.of(address);
    }
}

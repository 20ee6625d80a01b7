package io.openbroker.runtime.server;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has sent a request. A server passes the other end of the connection: a platform, or the last proxy before the broker.
 * Authenticators receive the client, if that proxy is trusted and names it. Immutable, so safe for use by many threads.
 *
 * @param address the address, an IPv4 or IPv6 one in its textual form; empty if the connection has none
 * @param certificates the verified client certificate, followed by its chain; empty without TLS or without a client
 *     certificate
 */
public record Peer(String address, List<X509Certificate> certificates) {

    /**
     * Accepts {@code null}, which servers return for absent certificates and for the address of connections without
     * one, such as a Unix socket.
     *
     * @param address the address; {@code null} counts as empty, so that all such connections count as one client
     * @param certificates the client certificate and its chain; {@code null} counts as empty
     */
    public Peer(@Nullable String address, @Nullable List<X509Certificate> certificates) {
        this.address = address == null ? "" : address;
        this.certificates = certificates == null ? List.of() : List.copyOf(certificates);
    }

    /**
     * The network by which clients are counted: the address, or the /64 network of an IPv6 address.
     *
     * @return a name that is the same for all addresses of the network
     */
    public String network() {
        return ClientNetwork.of(address);
    }
}

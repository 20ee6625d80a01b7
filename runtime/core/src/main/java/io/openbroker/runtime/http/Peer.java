package io.openbroker.runtime.http;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who is at the other end of the connection on which a request came: a platform, or the last proxy before the broker.
 * Immutable, so safe for use by many threads.
 *
 * @param address the address, an IPv4 or IPv6 one in its textual form
 * @param certificates the client certificate that the TLS handshake has verified, followed by its chain; empty without TLS,
 *     and where the client has shown none
 */
public record Peer(String address, List<X509Certificate> certificates) {

    /**
     * Keeps a copy of the list.
     *
     * @param address the address, an IPv4 or IPv6 one in its textual form
     * @param certificates the client certificate that the TLS handshake has verified, followed by its chain; empty without
     *     TLS, and where the client has shown none
     */
    public Peer {
        certificates = List.copyOf(certificates);
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

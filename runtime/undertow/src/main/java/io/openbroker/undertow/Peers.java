package io.openbroker.undertow;

import io.openbroker.runtime.server.Peer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RenegotiationRequiredException;
import io.undertow.server.SSLSessionInfo;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells who is at the other end of an exchange, as Undertow or a handler before ours knows it. */
final class Peers {

    private Peers() {}

    static Peer of(HttpServerExchange exchange) {
        return new Peer(address(exchange.getSourceAddress()), certificates(exchange));
    }

    private static String address(InetSocketAddress source) {
        InetAddress address = source.getAddress();
        return address == null ? source.getHostString() : address.getHostAddress();
    }

    private static List<X509Certificate> certificates(HttpServerExchange exchange) {
        SSLSessionInfo session = exchange.getConnection().getSslSessionInfo();
        if (session == null) {
            return List.of();
        }
        try {
            Certificate[] chain = session.getPeerCertificates();
            return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
        } catch (SSLPeerUnverifiedException | RenegotiationRequiredException none) {
            // A client that has shown no certificate, be it that nobody has asked for one.
            return List.of();
        }
    }
}

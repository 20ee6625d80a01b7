package io.openbroker.undertow.internal.exchange;

import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestHeaders;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RenegotiationRequiredException;
import io.undertow.server.SSLSessionInfo;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Reads the head of a request from Undertow as it was sent: path and query are neither decoded nor normalized. */
final class RequestHeadReader {

    private static final long END = -1;
    // Colon, space, CR and LF.
    private static final int SEPARATORS = 4;

    private RequestHeadReader() {}

    static RequestHead read(HttpServerExchange exchange) {
        return new RequestHead(
                exchange.getRequestMethod().toString(),
                rawPath(exchange),
                exchange.getQueryString(),
                headers(exchange),
                new Peer(address(exchange.getSourceAddress()), certificates(exchange)));
    }

    /** Whether the head exceeds a number of bytes, counted as HTTP/1.1 sends it, or {@link ExchangeHandler#MAX_HEADERS}. */
    static boolean isTooLarge(HttpServerExchange exchange, int maxBytes) {
        HeaderMap headers = exchange.getRequestHeaders();
        long bytes = exchange.getRequestURI().length()
                + (long) exchange.getQueryString().length();
        int lines = 0;
        for (long at = headers.fastIterateNonEmpty(); at != END; at = headers.fiNextNonEmpty(at)) {
            HeaderValues values = headers.fiCurrent(at);
            lines += values.size();
            for (int i = 0; i < values.size(); i++) {
                bytes += values.getHeaderName().length() + values.get(i).length() + SEPARATORS;
            }
        }
        return bytes > maxBytes || lines > ExchangeHandler.MAX_HEADERS;
    }

    static RequestHeaders headers(HttpServerExchange exchange) {
        return name -> {
            HeaderValues values = exchange.getRequestHeaders().get(name);
            return values == null ? List.of() : values;
        };
    }

    // Undertow's other paths are decoded or normalized, and an id may contain any character once it is encoded.
    private static String rawPath(HttpServerExchange exchange) {
        String path = exchange.getRequestURI();
        if (exchange.isHostIncludedInRequestURI()) {
            int authority = path.indexOf("//") + 2;
            int slash = path.indexOf('/', authority);
            path = slash < 0 ? "/" : path.substring(slash);
        }
        String prefix = exchange.getResolvedPath();
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
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
            // The client presented no certificate, or was not asked for one.
            return List.of();
        }
    }
}

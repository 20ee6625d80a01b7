package io.openbroker.undertow.internal.exchange;

import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestHeaders;
import io.openbroker.runtime.server.RequestLimits;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RenegotiationRequiredException;
import io.undertow.server.SSLSessionInfo;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

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

    /** What is wrong with the version of HTTP, the length of the body, or the size of the head. */
    static Optional<HeadProblem> problem(HttpServerExchange exchange, RequestLimits limits) {
        HeaderMap headers = exchange.getRequestHeaders();
        // Undertow reads later versions as HTTP/1.1, as RFC 9110, 2.5 asks, and does not say which one was sent.
        Optional<HeadProblem> problem = HeadProblem.find(
                exchange.getProtocol().toString(),
                values(headers.get(Headers.CONTENT_LENGTH)),
                values(headers.get(Headers.TRANSFER_ENCODING)));
        return problem.isPresent() || isWithin(limits, exchange) ? problem : Optional.of(HeadProblem.TOO_LARGE);
    }

    private static boolean isWithin(RequestLimits limits, HttpServerExchange exchange) {
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
        return limits.permitHead(bytes, lines);
    }

    static RequestHeaders headers(HttpServerExchange exchange) {
        return name -> values(exchange.getRequestHeaders().get(name));
    }

    private static List<String> values(@Nullable HeaderValues values) {
        return values == null ? List.of() : values;
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

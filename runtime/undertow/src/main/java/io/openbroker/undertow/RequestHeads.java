package io.openbroker.undertow;

import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestHeaders;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import java.util.List;

/** Takes the head of a request over from Undertow, just as it came over the wire. */
final class RequestHeads {

    private static final long END = -1;
    // A colon, a blank, and the end of the line.
    private static final int SEPARATORS = 4;

    private RequestHeads() {}

    static RequestHead of(HttpServerExchange exchange) {
        return new RequestHead(
                exchange.getRequestMethod().toString(),
                rawPath(exchange),
                exchange.getQueryString(),
                headers(exchange),
                Peers.of(exchange));
    }

    /** Whether the target and the headers are longer, as HTTP/1.1 has them, or more than requests may have. */
    static boolean areTooLarge(HttpServerExchange exchange, int maxBytes) {
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
        return bytes > maxBytes || lines > RequestLimits.MOST_HEADERS;
    }

    static RequestHeaders headers(HttpServerExchange exchange) {
        return name -> {
            HeaderValues values = exchange.getRequestHeaders().get(name);
            return values == null ? List.of() : values;
        };
    }

    // Undertow's other paths are decoded or normalised, and an id may be anything once it is encoded.
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
}

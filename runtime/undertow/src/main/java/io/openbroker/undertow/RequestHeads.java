package io.openbroker.undertow;

import io.openbroker.runtime.http.RequestHead;
import io.openbroker.runtime.http.RequestHeaders;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.util.List;

/** Takes the head of a request over from Undertow, just as it came over the wire. */
final class RequestHeads {

    private RequestHeads() {}

    static RequestHead of(HttpServerExchange exchange) {
        return new RequestHead(
                exchange.getRequestMethod().toString(),
                rawPath(exchange),
                exchange.getQueryString(),
                headers(exchange),
                Peers.of(exchange));
    }

    private static RequestHeaders headers(HttpServerExchange exchange) {
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

package io.openbroker.undertow;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.Protocols;

/**
 * Where the body of a request ends (RFC 9112, 6.3). Undertow guesses where it could refuse, and a proxy before the broker may
 * guess otherwise; then what is a body for one is the next request for the other.
 */
final class Framing {

    // More would not fit into a long, and Undertow lets numbers overflow.
    private static final int MAX_DIGITS = 18;

    private Framing() {}

    /** Whether everybody who reads the head finds the same end. */
    static boolean isClear(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        HeaderValues lengths = headers.get(Headers.CONTENT_LENGTH);
        HeaderValues encodings = headers.get(Headers.TRANSFER_ENCODING);
        if (encodings != null) {
            return lengths == null
                    && encodings.size() == 1
                    && encodings.getFirst().equalsIgnoreCase("chunked")
                    && exchange.getProtocol().equals(Protocols.HTTP_1_1);
        }
        return lengths == null || (lengths.size() == 1 && isLength(lengths.getFirst()));
    }

    /** Whether the body comes in chunks. */
    static boolean isChunked(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING);
    }

    private static boolean isLength(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

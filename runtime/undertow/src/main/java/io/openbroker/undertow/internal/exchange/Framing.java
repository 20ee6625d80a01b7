package io.openbroker.undertow.internal.exchange;

import io.openbroker.runtime.server.HeadProblem;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the version of HTTP is one that the server speaks, and where the body of a request ends (RFC 9112, 6.3). Where headers contradict each other Undertow guesses, and a proxy in front of
 * the broker may guess otherwise: then one takes for a body what the other takes for the next request (request smuggling).
 */
public final class Framing {

    // More digits overflow a long, which Undertow does not notice.
    private static final int MAX_DIGITS = 18;

    // Undertow reads later versions as HTTP/1.1, as RFC 9110, 2.5 asks, and does not say which one was sent.
    private static final Set<HttpString> VERSIONS = Set.of(Protocols.HTTP_1_0, Protocols.HTTP_1_1, Protocols.HTTP_2_0);

    private Framing() {}

    /** What is wrong with the version or the length. */
    public static Optional<HeadProblem> problem(HttpServerExchange exchange) {
        if (!VERSIONS.contains(exchange.getProtocol())) {
            return Optional.of(HeadProblem.UNSUPPORTED_PROTOCOL);
        }
        return isUnambiguous(exchange) ? Optional.empty() : Optional.of(HeadProblem.AMBIGUOUS_LENGTH);
    }

    /** Whether every reader of the head finds the same end. */
    private static boolean isUnambiguous(HttpServerExchange exchange) {
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

    static boolean isChunked(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING);
    }

    private static boolean isLength(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

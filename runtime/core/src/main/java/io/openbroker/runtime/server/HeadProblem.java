package io.openbroker.runtime.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Problems with the head of a request that only a server can find. */
public enum HeadProblem {
    /** The end of the body is ambiguous (RFC 9112, 6.3). Close the connection after the response. */
    AMBIGUOUS_LENGTH,
    /** The version of HTTP is not supported. Close the connection after the response. */
    UNSUPPORTED_PROTOCOL,
    /** The target and headers are too large for the server. */
    TOO_LARGE;

    static final String CONTENT_LENGTH = "Content-Length";
    static final String TRANSFER_ENCODING = "Transfer-Encoding";

    // Colon, space, CR and LF.
    private static final int SEPARATORS = 4;

    private static final String HTTP_1_1 = "HTTP/1.1";
    private static final Set<String> PROTOCOLS = Set.of("HTTP/1.0", HTTP_1_1, "HTTP/2.0", "HTTP/3.0");

    // More digits overflow a long, which some servers do not notice.
    private static final int MAX_DIGITS = 18;

    /**
     * Checks the version of HTTP, and that every reader of the head finds the same end of the body (RFC 9112, 6.3). Where headers
     * contradict each other, servers guess, and a proxy in front of the broker may guess otherwise: then one takes for a body what
     * the other takes for the next request (request smuggling).
     *
     * @param protocol the version, such as {@code HTTP/1.1}
     * @param contentLengths the values of {@code Content-Length}, one for each of its lines
     * @param transferEncodings the values of {@code Transfer-Encoding}, one for each of its lines
     * @return the problem, if there is one
     */
    public static Optional<HeadProblem> find(
            String protocol, List<String> contentLengths, List<String> transferEncodings) {
        if (!PROTOCOLS.contains(protocol)) {
            return Optional.of(UNSUPPORTED_PROTOCOL);
        }
        return isUnambiguous(protocol, contentLengths, transferEncodings)
                ? Optional.empty()
                : Optional.of(AMBIGUOUS_LENGTH);
    }

    /**
     * Checks the same, and the size of the head.
     *
     * @param head the request without its body
     * @param protocol the version, such as {@code HTTP/1.1}
     * @param headers all headers of the request
     * @param limits limits of the size
     * @return the problem, if there is one
     */
    public static Optional<HeadProblem> find(
            RequestHead head, String protocol, Map<String, List<String>> headers, RequestLimits limits) {
        long bytes = head.rawPath().length() + (long) head.rawQuery().length();
        int lines = 0;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            for (String value : header.getValue()) {
                bytes += header.getKey().length() + (long) value.length() + SEPARATORS;
                lines++;
            }
        }
        Optional<HeadProblem> problem = find(
                protocol, head.headers().values(CONTENT_LENGTH), head.headers().values(TRANSFER_ENCODING));
        return problem.isPresent() || limits.permitHead(bytes, lines) ? problem : Optional.of(TOO_LARGE);
    }

    private static boolean isUnambiguous(String protocol, List<String> lengths, List<String> encodings) {
        if (!encodings.isEmpty()) {
            return lengths.isEmpty()
                    && encodings.size() == 1
                    && encodings.get(0).equalsIgnoreCase("chunked")
                    && protocol.equals(HTTP_1_1);
        }
        return lengths.isEmpty() || (lengths.size() == 1 && isLength(lengths.get(0)));
    }

    private static boolean isLength(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

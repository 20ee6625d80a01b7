package io.openbroker.servlet;

import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The head of a request as it was received, and what a server has to check of it. A copy, since containers use their request objects
 * again as soon as a response was sent, and a handler may still run then.
 *
 * @param protocol the version of HTTP
 * @param bytes the size of the target and headers as HTTP/1.1 sends them
 * @param lines the number of headers
 */
record ReceivedHead(RequestHead head, String protocol, long bytes, int lines) {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final String CONTENT_LENGTH = "Content-Length";
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final String HTTP_1 = "HTTP/1.";
    // Colon, space, CR and LF.
    private static final int SEPARATORS = 4;

    static ReceivedHead read(HttpServletRequest request, MountPoints mountPoints) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String query = request.getQueryString();
        long bytes = request.getRequestURI().length() + (query == null ? 0L : query.length());
        int lines = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            List<String> values = headers.computeIfAbsent(name, first -> new ArrayList<>(1));
            if (values.isEmpty()) {
                values.addAll(Collections.list(request.getHeaders(name)));
                lines += values.size();
                for (String value : values) {
                    bytes += name.length() + (long) value.length() + SEPARATORS;
                }
            }
        }
        RequestHead head = new RequestHead(
                request.getMethod(),
                mountPoints.pathBelow(request),
                query,
                name -> headers.getOrDefault(name, List.of()),
                new Peer(request.getRemoteAddr(), certificates(request)));
        return new ReceivedHead(head, request.getProtocol(), bytes, lines);
    }

    private static List<X509Certificate> certificates(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain ? List.of(chain) : List.of();
    }

    /** What is wrong with the version of HTTP, the length of the body, or the size of the head. */
    Optional<HeadProblem> problem(RequestLimits limits) {
        Optional<HeadProblem> problem = HeadProblem.find(
                protocol, head.headers().values(CONTENT_LENGTH), head.headers().values(TRANSFER_ENCODING));
        return problem.isPresent() || limits.permitHead(bytes, lines) ? problem : Optional.of(HeadProblem.TOO_LARGE);
    }

    /** The length of the body in bytes; 0 if there is none, -1 if it is not announced. */
    long announcedLength() {
        List<String> lengths = head.headers().values(CONTENT_LENGTH);
        if (!lengths.isEmpty()) {
            return Long.parseLong(lengths.get(0));
        }
        boolean hasEnd = isHttp1() && head.headers().values(TRANSFER_ENCODING).isEmpty();
        return hasEnd ? 0 : -1;
    }

    /** Whether the client waits for 100 Continue before it sends the body (RFC 9110, 10.1.1). */
    boolean expectsContinue() {
        return head.headers().values("Expect").stream().anyMatch("100-continue"::equalsIgnoreCase);
    }

    /** Whether the connection is for one request at a time, so that a body that is not read is in the way of the next one. */
    boolean isHttp1() {
        return protocol.startsWith(HTTP_1);
    }
}

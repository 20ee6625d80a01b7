package io.openbroker.runtime.server;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request without its body, as it was received.
 *
 * @param rawPath the path, neither decoded nor normalised
 * @param rawQuery the query, not decoded and without the question mark; empty if there is none
 * @param peer the sender
 */
public record RequestHead(String method, String rawPath, String rawQuery, RequestHeaders headers, Peer peer) {

    /**
     * Accepts {@code null}, which most servers, such as servlet containers and the JDK's server, return for an absent
     * query, path or header.
     *
     * @param rawPath the path; {@code null} counts as empty
     * @param rawQuery the query; {@code null} counts as empty
     * @param headers the headers; values of {@code null} count as absent
     * @param peer the sender
     */
    public RequestHead(
            String method, @Nullable String rawPath, @Nullable String rawQuery, RequestHeaders headers, Peer peer) {
        this.method = method;
        this.rawPath = rawPath == null ? "" : rawPath;
        this.rawQuery = rawQuery == null ? "" : rawQuery;
        this.headers = headers instanceof PresentHeaders ? headers : new PresentHeaders(headers);
        this.peer = peer;
    }

    /**
     * Reads a request target as the request line has it: in origin-form, such as {@code /v2/catalog?page=1}, or in
     * absolute-form, such as {@code http://localhost/v2/catalog} (RFC 9112, 3.2).
     *
     * @param target the target, not decoded
     * @param headers the values of each header, in a map that finds names in any case
     * @param peer the sender
     * @return the head
     */
    public static RequestHead ofTarget(String method, String target, Map<String, List<String>> headers, Peer peer) {
        String origin = withoutAuthority(target);
        int end = origin.indexOf('?');
        return new RequestHead(
                method,
                end < 0 ? origin : origin.substring(0, end),
                end < 0 ? "" : origin.substring(end + 1),
                name -> headers.getOrDefault(name, List.of()),
                peer);
    }

    private static String withoutAuthority(String target) {
        int scheme = target.indexOf("://");
        if (target.startsWith("/") || scheme < 0) {
            return target;
        }
        int end = scheme + "://".length();
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        String rest = target.substring(end);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /** Headers that are never {@code null}. */
    private record PresentHeaders(RequestHeaders given) implements RequestHeaders {

        @Override
        public List<String> values(String name) {
            @Nullable List<String> values = given.values(name);
            return values == null ? List.of() : values;
        }
    }
}

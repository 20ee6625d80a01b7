package io.openbroker.runtime.server;

import java.util.List;
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

    /** Headers that are never {@code null}. */
    private record PresentHeaders(RequestHeaders given) implements RequestHeaders {

        @Override
        public List<String> values(String name) {
            @Nullable List<String> values = given.values(name);
            return values == null ? List.of() : values;
        }
    }
}

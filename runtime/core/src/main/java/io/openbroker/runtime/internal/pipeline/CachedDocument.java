package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.request.AcceptEncoding;
import io.openbroker.runtime.internal.response.Compression;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestIdentityHeader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves a document from memory, compressed if the client wants it, or 304 if the client has it already. Safe for use by many
 * threads.
 */
public final class CachedDocument {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private static final String WEAK = "W/";
    private static final String ANY = "*";

    private final String etag;
    private final String contentType;
    private final Map<String, String> headers;
    private final Variant plain;
    private final Variant unchanged;
    private final Variant gzipUnchanged;
    // Created when it is first asked for. Two threads that do it at once create the same.
    private volatile @Nullable Variant gzip;

    /**
     * Creates a document.
     *
     * @param etag a strong entity tag, in quotes
     * @param headers more headers of all its responses
     */
    public CachedDocument(String etag, String contentType, byte[] content, Map<String, String> headers) {
        this.etag = etag;
        this.contentType = contentType;
        this.headers = Map.copyOf(headers);
        this.plain = served(etag, content, Map.of());
        this.unchanged = unchanged(etag);
        // Weak, since JVMs compress in different ways (RFC 9110, 8.8.1).
        this.gzipUnchanged = unchanged(WEAK + etag);
    }

    /** A response without the identity of its request. */
    public static final class Variant {

        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        private Variant(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        /** Whether the client has the document already. */
        public boolean unchanged() {
            return status == NOT_MODIFIED;
        }

        public BrokerResponse write(RequestIdentity identity) {
            Map<String, String> all = new HashMap<>(headers);
            all.put(RequestIdentityHeader.NAME, identity.value());
            return new BrokerResponse(status, all, body);
        }
    }

    /** The response to a request. */
    public Variant of(RequestHead head) {
        List<String> known = head.headers().values("If-None-Match");
        if (!known.isEmpty()) {
            Optional<Variant> same = unchanged(known);
            if (same.isPresent()) {
                return same.get();
            }
        }
        boolean compressed = plain.body.length > Compression.MIN_BYTES && AcceptEncoding.prefersGzip(head.headers());
        return compressed ? gzip() : plain;
    }

    private Variant gzip() {
        Variant created = gzip;
        if (created == null) {
            created = served(WEAK + etag, Compression.gzip(plain.body), Compression.CODING);
            gzip = created;
        }
        return created;
    }

    /**
     * 304 with the tag that the client has, since a cache does not recognize the other (RFC 9111, 4.3.4). Tags are compared
     * weakly (RFC 9110, 13.1.2).
     */
    private Optional<Variant> unchanged(List<String> ifNoneMatch) {
        Optional<Variant> found = Optional.empty();
        for (String value : ifNoneMatch) {
            if (value.equals(etag)) {
                return Optional.of(unchanged);
            }
            for (String element : value.split(",", -1)) {
                String tag = element.strip();
                if (tag.equals(etag) || tag.equals(ANY)) {
                    return Optional.of(unchanged);
                }
                if (opaque(tag).equals(opaque(etag))) {
                    found = Optional.of(gzipUnchanged);
                }
            }
        }
        return found;
    }

    private Variant served(String tag, byte[] body, Map<String, String> more) {
        Map<String, String> all = headers(tag);
        all.putAll(more);
        all.put("Content-Type", contentType);
        return new Variant(OK, all, body);
    }

    private Variant unchanged(String tag) {
        return new Variant(NOT_MODIFIED, headers(tag), new byte[0]);
    }

    private Map<String, String> headers(String tag) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(Compression.VARY);
        all.put("ETag", tag);
        return all;
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}

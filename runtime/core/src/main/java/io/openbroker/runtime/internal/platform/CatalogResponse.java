package io.openbroker.runtime.internal.platform;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.internal.request.AcceptEncoding;
import io.openbroker.runtime.internal.response.Compression;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestIdentityHeader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves the catalog from memory, compressed if the platform wants it, or 304 if the platform has it already. Safe for use by many
 * threads.
 */
final class CatalogResponse {

    private static final String WEAK = "W/";
    private static final String ANY = "*";

    private final String etag;
    private final Variant plain;
    private final Variant unchanged;
    private final Variant gzipUnchanged;
    // Created when it is first asked for. Two threads that do it at once create the same.
    private volatile @Nullable Variant gzip;

    CatalogResponse(CatalogDocument document) {
        this.etag = document.etag();
        this.plain = served(etag, document.json(), Map.of());
        this.unchanged = unchanged(etag);
        // Weak, since JVMs compress in different ways (RFC 9110, 8.8.1).
        this.gzipUnchanged = unchanged(WEAK + etag);
    }

    /** A response without the identity of its request. */
    static final class Variant {

        private final Outcome outcome;
        private final Map<String, String> headers;
        private final byte[] body;

        private Variant(Outcome outcome, Map<String, String> headers, byte[] body) {
            this.outcome = outcome;
            this.headers = headers;
            this.body = body;
        }

        Outcome outcome() {
            return outcome;
        }

        BrokerResponse write(RequestIdentity identity) {
            Map<String, String> all = new HashMap<>(headers);
            all.put(RequestIdentityHeader.NAME, identity.value());
            return new BrokerResponse(outcome.status(), all, body);
        }
    }

    /** The response to a request. */
    Variant of(RequestHead head) {
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
     * 304 with the tag that the platform has, since a cache does not recognize the other (RFC 9111, 4.3.4). Tags are compared
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

    private static Variant served(String tag, byte[] body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(Compression.VARY);
        headers.putAll(more);
        headers.put("Content-Type", "application/json");
        headers.put("ETag", tag);
        return new Variant(Outcome.CATALOG_SERVED, headers, body);
    }

    private static Variant unchanged(String tag) {
        Map<String, String> headers = new HashMap<>(Compression.VARY);
        headers.put("ETag", tag);
        return new Variant(Outcome.CATALOG_UNCHANGED, headers, new byte[0]);
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}

package io.openbroker.runtime.internal.console;

import io.openbroker.runtime.internal.pipeline.CachedDocument;
import io.openbroker.runtime.spi.console.ConsolePage;
import io.openbroker.runtime.spi.console.ConsolePages;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pages that were asked for; only pages that exist are kept. Safe for use by many threads. */
final class PageCache {

    // Browsers ask each time whether a page has changed, so that they never mix files of two versions.
    private static final Map<String, String> HEADERS = with(PageRules.SECURITY, "Cache-Control", "no-cache");

    private static final String INDEX = "index.html";

    private final ConsolePages pages;
    private final Map<String, CachedDocument> known = new ConcurrentHashMap<>();

    PageCache(ConsolePages pages) {
        this.pages = pages;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return Map.copyOf(all);
    }

    /** The page with a path; a path that ends with a slash names the index of a folder. */
    Optional<CachedDocument> find(String path) {
        Optional<CachedDocument> before = Optional.ofNullable(known.get(path));
        if (before.isPresent() || !PageRules.allow(path)) {
            return before;
        }
        Optional<CachedDocument> found = read(path.isEmpty() || path.endsWith("/") ? path + INDEX : path);
        found.ifPresent(document -> known.put(path, document));
        return found;
    }

    private Optional<CachedDocument> read(String path) {
        return pages.page(path).map(PageCache::document);
    }

    private static CachedDocument document(ConsolePage page) {
        return new CachedDocument(etag(page.content()), page.contentType(), page.content(), HEADERS);
    }

    private static String etag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

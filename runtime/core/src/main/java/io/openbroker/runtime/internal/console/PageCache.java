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
import java.util.regex.Pattern;

/** The pages that were asked for; only pages that exist are kept. Safe for use by many threads. */
final class PageCache {

    /** Pages load nothing from elsewhere, run no script but their own files, and are not shown within other pages. */
    static final Map<String, String> SECURITY = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer");

    // Browsers ask each time whether a page has changed, so that they never mix files of two versions.
    private static final Map<String, String> HEADERS = with(SECURITY, "Cache-Control", "no-cache");

    // No segment is "..", so that no provider is led out of its folder.
    private static final Pattern PATH = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*/)*([A-Za-z0-9][A-Za-z0-9._-]*)?");
    private static final int MAX_PATH = 200;
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
        if (before.isPresent()
                || path.length() > MAX_PATH
                || !PATH.matcher(path).matches()) {
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

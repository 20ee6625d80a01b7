package io.openbroker.console.marketplace;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;

/**
 * Rejects what another site sends through the browser of a developer: a page whose host name resolves to this machine, and requests
 * that a page of another origin sends.
 */
final class RequestGuard {

    private static final int FORBIDDEN = 403;
    private static final int UNSUPPORTED_TYPE = 415;

    private final List<String> hosts;

    RequestGuard(int port) {
        this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /** Returns the response to a request that is rejected. */
    Optional<PageResponse> check(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        Optional<String> host = Optional.ofNullable(headers.getFirst("Host"));
        if (host.filter(hosts::contains).isEmpty()) {
            return rejection(FORBIDDEN, "The marketplace is for this machine only. Open http://" + hosts.get(0) + ".");
        }
        boolean foreign = Optional.ofNullable(headers.getFirst("Origin"))
                .filter(origin -> !origin.equals("http://" + host.get()))
                .isPresent();
        boolean crossSite = Optional.ofNullable(headers.getFirst("Sec-Fetch-Site"))
                .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                .isPresent();
        boolean reads = exchange.getRequestMethod().equals("GET");
        // A link from elsewhere may open the page, but nothing else.
        boolean opensPage = reads
                && Optional.ofNullable(headers.getFirst("Sec-Fetch-Mode"))
                        .filter("navigate"::equals)
                        .isPresent();
        if (foreign || (crossSite && !opensPage)) {
            return rejection(FORBIDDEN, "The request comes from another site. Use the marketplace's own page.");
        }
        // Browsers send JSON to another origin only after it has agreed, which it does not.
        if (!reads && !isJson(headers)) {
            return rejection(UNSUPPORTED_TYPE, "The body is not JSON. Send it as application/json.");
        }
        return Optional.empty();
    }

    private static boolean isJson(Headers headers) {
        return Optional.ofNullable(headers.getFirst("Content-Type"))
                .filter(type -> type.split(";", 2)[0].strip().equalsIgnoreCase("application/json"))
                .isPresent();
    }

    private static Optional<PageResponse> rejection(int status, String sentence) {
        return Optional.of(PageResponse.error(status, sentence));
    }
}

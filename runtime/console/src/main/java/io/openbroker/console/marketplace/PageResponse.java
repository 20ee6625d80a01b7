package io.openbroker.console.marketplace;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.openbroker.runtime.internal.console.PageRules;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response to the page. */
final class PageResponse {

    private static final int OK = 200;
    private static final int FOUND = 302;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private PageResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static PageResponse ok(String contentType, byte[] body) {
        return new PageResponse(OK, Map.of("Content-Type", contentType), body);
    }

    static PageResponse json(JsonNode body) {
        return json(OK, body);
    }

    /** A sentence for people. */
    static PageResponse error(int status, String sentence) {
        return json(status, JsonMapper.shared().createObjectNode().put("error", sentence));
    }

    static PageResponse redirect(String path) {
        return new PageResponse(FOUND, Map.of("Location", path), new byte[0]);
    }

    private static PageResponse json(int status, JsonNode body) {
        return new PageResponse(
                status,
                Map.of("Content-Type", "application/json"),
                JsonMapper.shared().writeValueAsBytes(body));
    }

    void send(HttpExchange exchange) throws IOException {
        Headers all = exchange.getResponseHeaders();
        headers.forEach(all::set);
        PageRules.SECURITY.forEach(all::set);
        all.set("Cross-Origin-Resource-Policy", "same-origin");
        all.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}

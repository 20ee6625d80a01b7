package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.server.BrokerResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Responses that the server itself gives. */
final class JsonResponse {

    private JsonResponse() {}

    /**
     * Creates a response.
     *
     * @param json a constant of ours, which is not escaped
     */
    static BrokerResponse of(int status, String json, Map<String, String> moreHeaders) {
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        return new BrokerResponse(status, headers, json.getBytes(StandardCharsets.UTF_8));
    }
}

package io.openbroker.runtime.internal.management;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ends an operator's request without success. */
final class ManagementRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final transient Map<String, String> headers;

    ManagementRefusal(int status, String error, String description, Map<String, String> headers) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
        this.headers = headers;
    }

    static ManagementRefusal wrong(String description) {
        return new ManagementRefusal(400, "WrongRequest", description, Map.of());
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("description", getMessage());
        return body;
    }
}

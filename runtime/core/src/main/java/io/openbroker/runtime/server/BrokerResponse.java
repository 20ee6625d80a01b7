package io.openbroker.runtime.server;

import java.util.Map;

/** An answer, ready to be sent. Immutable, so safe for use by many threads. */
public final class BrokerResponse {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param headers the headers, but for {@code Content-Length}, which the server adds
     * @param body the body; empty for 304. It must not be changed any more
     */
    public BrokerResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * The HTTP status.
     *
     * @return the status
     */
    public int status() {
        return status;
    }

    /**
     * The headers.
     *
     * @return the headers, but for {@code Content-Length}
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * The body.
     *
     * @return the bytes themselves, not a copy, since the catalog is large and asked for often; they must not be changed
     */
    public byte[] body() {
        return body;
    }
}

package io.openbroker.runtime.server;

import java.util.Map;

/** A response that is ready to be sent. Immutable, so safe for use by many threads. */
public final class BrokerResponse {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * Creates a response.
     *
     * @param status the HTTP status
     * @param headers the headers without {@code Content-Length}, which the server adds
     * @param body the body; empty for 304. Do not change it afterwards
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
     * @return the headers without {@code Content-Length}
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * The body.
     *
     * @return the bytes; not a copy, since the catalog is large and fetched often. Do not change them
     */
    public byte[] body() {
        return body;
    }
}

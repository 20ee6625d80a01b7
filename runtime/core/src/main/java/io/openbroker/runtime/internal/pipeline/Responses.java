package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.json.JsonWriter;
import io.openbroker.runtime.internal.request.AcceptEncoding;
import io.openbroker.runtime.internal.response.Compression;
import io.openbroker.runtime.internal.response.InternalFailure;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHeaders;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the responses of a port: each has a content type and the identity of its request. Safe for use by many threads. */
public final class Responses {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.runtime.request");

    private final Map<String, String> headers;

    /** @param headers those of all responses of the port */
    public Responses(Map<String, String> headers) {
        this.headers = headers;
    }

    public BrokerResponse write(Response response, RequestIdentity identity) {
        return new BrokerResponse(response.status(), headers(response, identity), response.bytes(JsonWriter::write));
    }

    /** The same, compressed if it is long, has no secrets, and the client wants it. */
    BrokerResponse write(Response response, RequestIdentity identity, RequestHeaders request) {
        byte[] body = response.bytes(JsonWriter::write);
        Map<String, String> all = headers(response, identity);
        if (!Compression.concerns(response.outcome())
                || body.length <= Compression.MIN_BYTES
                || !AcceptEncoding.prefersGzip(request)) {
            return new BrokerResponse(response.status(), all, body);
        }
        all.putAll(Compression.CODING);
        return new BrokerResponse(response.status(), all, Compression.gzip(body));
    }

    private Map<String, String> headers(Response response, RequestIdentity identity) {
        if (headers.isEmpty() && response.headers().isEmpty() && !Compression.concerns(response.outcome())) {
            return Map.of("Content-Type", response.contentType(), IdentityHeader.NAME, identity.value());
        }
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(response.headers());
        if (Compression.concerns(response.outcome())) {
            all.putAll(Compression.VARY);
        }
        all.put("Content-Type", response.contentType());
        all.put(IdentityHeader.NAME, identity.value());
        return all;
    }

    /** Logs what must not happen, which is done here only, and responds to it. */
    public BrokerResponse failed(Throwable cause, RequestIdentity identity) {
        LOG.error("Request {} failed because of an internal error", identity.value(), cause);
        return write(InternalFailure.rejection(identity.value()).response(), identity);
    }
}

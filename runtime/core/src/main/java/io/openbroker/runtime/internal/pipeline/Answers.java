package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.answer.InternalFailure;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.json.JsonWriter;
import io.openbroker.runtime.server.BrokerResponse;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the answers that are sent: every one is JSON, and names the request's identity. */
final class Answers {

    static final String CONTENT_TYPE = "Content-Type";
    static final String JSON = "application/json";

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.runtime.request");

    private Answers() {}

    static BrokerResponse of(Reply reply, RequestIdentity identity) {
        Map<String, String> headers = new HashMap<>(reply.headers());
        headers.put(CONTENT_TYPE, JSON);
        headers.put(IdentityHeader.NAME, identity.value());
        return new BrokerResponse(reply.status(), headers, JsonWriter.write(reply.body()));
    }

    static BrokerResponse of(Refusal refusal, RequestIdentity identity) {
        return of(refusal.reply(), identity);
    }

    /** The answer to what should not happen; the cause is logged here, and here only. */
    static BrokerResponse failed(Throwable cause, RequestIdentity identity) {
        LOG.error("The broker failed to answer the request {}", identity.value(), cause);
        return of(InternalFailure.refusal(identity.value()), identity);
    }
}

package io.openbroker.runtime.internal.pipeline;

import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.internal.response.RetryAfter;
import io.openbroker.runtime.internal.response.TextResponse;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import java.util.Map;

/**
 * Rejects every request while a broker is starting. Nobody is authenticated, since the response is the same for all. Safe for
 * use by many threads.
 */
public final class StartingPipeline implements BrokerPipeline {

    /** Text, since creating a JSON mapper takes as long as a start, which would have to wait for it. */
    private static final Response STARTING = new TextResponse(
            Outcome.STATE_UNAVAILABLE,
            "application/json",
            "{\"error\":\"" + Outcome.STATE_UNAVAILABLE.error().orElseThrow()
                    + "\",\"description\":\"The broker is starting. Nothing was started; send the request again later.\"}");

    private final Responses responses = new Responses(Map.of(RetryAfter.NAME, RetryAfter.seconds(RetryAfter.MOMENT)));

    @Override
    public Admission admit(RequestHead head) {
        return new Admission.Responded(response(head));
    }

    @Override
    public BrokerResponse reject(RequestHead head, HeadProblem problem) {
        return response(head);
    }

    private BrokerResponse response(RequestHead head) {
        return responses.write(STARTING, IdentityHeader.of(head.headers()).identity());
    }

    @Override
    public int maxBodyBytes() {
        return 0;
    }
}

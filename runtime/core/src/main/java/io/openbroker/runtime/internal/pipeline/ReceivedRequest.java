package io.openbroker.runtime.internal.pipeline;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.server.RequestHeaders;

/**
 * The time and the identity of a request, which are known before anything else.
 *
 * @param nanos when it was received, in the time of {@link Ticker#nanos}
 */
record ReceivedRequest(long nanos, IdentityHeader identity) {

    static ReceivedRequest now(RequestHeaders headers, Ticker ticker) {
        return new ReceivedRequest(ticker.nanos(), IdentityHeader.of(headers));
    }
}

package io.openbroker.runtime.internal.pipeline;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.server.RequestHead;

/**
 * The time, the identity and the sender's address of a request, which are known before anything else.
 *
 * @param nanos when it was received, in the time of {@link Ticker#nanos}
 */
record ReceivedRequest(long nanos, IdentityHeader identity, String address) {

    static ReceivedRequest now(RequestHead head, Ticker ticker) {
        return new ReceivedRequest(
                ticker.nanos(), IdentityHeader.of(head.headers()), head.peer().address());
    }
}

package io.openbroker.runtime.internal.pipeline;

import io.openbroker.runtime.server.RequestHeaders;

/**
 * A request of which only the time and the identity are known.
 *
 * @param nanos when it was received, in the time of {@link System#nanoTime}
 */
record ReceivedRequest(long nanos, IdentityHeader identity) {

    static ReceivedRequest now(RequestHeaders headers) {
        return new ReceivedRequest(System.nanoTime(), IdentityHeader.of(headers));
    }
}

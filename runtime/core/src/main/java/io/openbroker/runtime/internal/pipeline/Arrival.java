package io.openbroker.runtime.internal.pipeline;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.server.RequestHeaders;

/**
 * A request that has come, of which nothing else is known yet.
 *
 * @param nanos when, of {@link Ticker#nanos}
 * @param identity its identity
 */
record Arrival(long nanos, IdentityHeader identity) {

    static Arrival now(RequestHeaders headers, Ticker ticker) {
        return new Arrival(ticker.nanos(), IdentityHeader.of(headers));
    }
}

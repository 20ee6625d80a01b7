package io.openbroker.runtime.pipeline;

import io.openbroker.runtime.http.RequestHeaders;

/**
 * A request that has come, of which nothing else is known yet.
 *
 * @param nanos when, of {@link System#nanoTime}
 * @param identity its identity
 */
record Arrival(long nanos, IdentityHeader identity) {

    static Arrival now(RequestHeaders headers) {
        return new Arrival(System.nanoTime(), IdentityHeader.of(headers));
    }
}

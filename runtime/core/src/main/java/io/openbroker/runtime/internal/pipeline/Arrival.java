package io.openbroker.runtime.internal.pipeline;

import io.openbroker.runtime.server.RequestHeaders;

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

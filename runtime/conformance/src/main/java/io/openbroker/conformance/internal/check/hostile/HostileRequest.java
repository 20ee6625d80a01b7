package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;

/**
 * A request of an attacker.
 *
 * @param title the request, as the beginning of a sentence: {@code A provision request with a raw NUL}
 * @param request the request without the headers that every request of the run has
 * @param isRaw whether it is written to a connection as it is, since no HTTP client sends it
 */
record HostileRequest(String title, BrokerHttpRequest request, boolean isRaw) {

    /** A request that is well-formed for HTTP. */
    static HostileRequest of(String title, BrokerHttpRequest request) {
        return new HostileRequest(title, request, false);
    }

    /** A request that is well-formed for HTTP. */
    static HostileRequest of(String title, OsbRequest request) {
        return of(title, request.http());
    }

    /** A request that is written as it is. */
    static HostileRequest raw(String title, BrokerHttpRequest request) {
        return new HostileRequest(title, request, true);
    }

    ResponseView send(Probe probe) {
        return isRaw ? probe.sendRaw(request) : probe.send(request);
    }
}

package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.internal.exchange.ResponseView;

/** Sends requests to the broker. Safe for use by many threads. */
@FunctionalInterface
public interface Sender {

    /** Sends a request and waits for the response. */
    Exchange exchange(BrokerHttpRequest request);

    /** Sends a request and waits for the response. */
    default ResponseView send(BrokerHttpRequest request) {
        return ResponseView.of(exchange(request));
    }

    /** Sends a request and waits for the response. */
    default ResponseView send(OsbRequest request) {
        return send(request.http());
    }
}

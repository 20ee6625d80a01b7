package io.openbroker.client.http;

/** Sends requests to a broker. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface BrokerTransport {

    /**
     * Sends a request, and waits for the response. Failures of the network and of the peer are values of the exchange, never
     * exceptions. An interrupted thread stays interrupted and receives {@link NoResponse.Reason#CANCELLED}.
     */
    Exchange send(BrokerHttpRequest request);
}

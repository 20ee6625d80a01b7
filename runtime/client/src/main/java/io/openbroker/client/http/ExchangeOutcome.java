package io.openbroker.client.http;

/** How an exchange ended: with a response, or without one. */
public sealed interface ExchangeOutcome permits ExchangeOutcome.Responded, NoResponse {

    /** The peer sent a response, whatever it says. */
    record Responded(BrokerHttpResponse response) implements ExchangeOutcome {}
}

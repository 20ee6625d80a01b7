package io.openbroker.undertow;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.server.RequestIntake;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.undertow.internal.exchange.ExchangeHandler;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;

/**
 * Serves a broker in an existing Undertow, also under a prefix, as with {@code PathHandler}.
 *
 * <p>Requests that need no handler, such as GET catalog, are answered on the I/O thread. Bodies are read there too, so a slow
 * client occupies no other thread.
 *
 * <p>Set three options of the Undertow: {@code DECODE_URL} to false and {@code ALLOW_UNESCAPED_CHARACTERS_IN_URL} to true, so
 * that malformed ids are rejected in JSON, and {@code MAX_ENTITY_SIZE} to -1, so that chunked bodies that are too large are
 * rejected in JSON; the handler has limits of its own.
 *
 * <p>Safe for use by many threads.
 */
public final class BrokerHandler implements HttpHandler {

    private final RequestIntake intake;
    private final ExchangeHandler exchanges;

    /**
     * Serves a broker within {@link RequestLimits#DEFAULT}.
     *
     * @param engine the broker; its creator closes it
     */
    public BrokerHandler(BrokerEngine engine) {
        this(engine, RequestLimits.DEFAULT);
    }

    /**
     * Serves a broker.
     *
     * @param engine the broker; its creator closes it
     * @param limits limits of requests. {@code MAX_HEADER_SIZE} of the Undertow must exceed {@link
     *     RequestLimits#maxHeaderBytes()}, and its {@code REQUEST_PARSE_TIMEOUT} limits the time for a request head
     */
    public BrokerHandler(BrokerEngine engine, RequestLimits limits) {
        this.intake = RequestIntake.of(engine.pipeline(), limits);
        this.exchanges = new ExchangeHandler(intake, exchange -> engine.handlerThreads());
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchanges.handleRequest(exchange);
    }

    /**
     * Prepares for shutdown: rejects requests for handlers with 503 from now on, and waits for those that are running.
     *
     * @param grace how long to wait
     * @return whether all have ended
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean drain(Duration grace) throws InterruptedException {
        return intake.drain(grace).isPresent();
    }
}

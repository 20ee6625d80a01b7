package io.openbroker.undertow;

import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestIdentityHeader;
import io.undertow.io.DefaultIoCallback;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.util.Map;

/** Hands answers over to Undertow. */
final class ResponseWriter {

    private static final String IDENTITY = RequestIdentityHeader.NAME;

    // Of the headers that nearly every answer has; making them anew each time would cost more than sending them.
    private static final Map<String, HttpString> NAMES =
            Map.of("Content-Type", Headers.CONTENT_TYPE, "ETag", Headers.ETAG, IDENTITY, new HttpString(IDENTITY));

    private ResponseWriter() {}

    /** Sends an answer, reads for nothing what is left of the request, and ends the exchange. */
    static void send(HttpServerExchange exchange, RequestBody rest, BrokerResponse response) {
        head(exchange, response);
        if (exchange.isRequestComplete()) {
            write(exchange, response, IoCallback.END_EXCHANGE);
        } else if (awaitsContinue(exchange)) {
            // The client waits for a word before it sends the body. It gets the answer instead.
            closeAfter(exchange);
            write(exchange, response, IoCallback.END_EXCHANGE);
        } else {
            // If the connection were closed at once, the client could lose the answer over what it still sends.
            write(exchange, response, new DiscardRest(rest));
        }
    }

    /** Sends an answer, and reads nothing more from the connection. */
    static void sendLast(HttpServerExchange exchange, BrokerResponse response) {
        head(exchange, response);
        closeAfter(exchange);
        write(exchange, response, IoCallback.END_EXCHANGE);
    }

    private static void head(HttpServerExchange exchange, BrokerResponse response) {
        exchange.setStatusCode(response.status());
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(httpString(name), value));
        if (!response.headers().containsKey(IDENTITY)) {
            String identity = RequestIdentityHeader.of(RequestHeads.headers(exchange))
                    .identity()
                    .value();
            exchange.getResponseHeaders().put(httpString(IDENTITY), identity);
        }
    }

    // Nobody may take for the next request what the client sends nevertheless.
    private static void closeAfter(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        if (!exchange.isRequestComplete()) {
            Connectors.terminateRequest(exchange);
        }
    }

    private static void write(HttpServerExchange exchange, BrokerResponse response, IoCallback then) {
        if (response.body().length > 0) {
            exchange.setResponseContentLength(response.body().length);
        }
        exchange.getResponseSender().send(ByteBuffer.wrap(response.body()), then);
    }

    private static boolean awaitsContinue(HttpServerExchange exchange) {
        return HttpContinue.requiresContinueResponse(exchange) && !HttpContinue.isContinueResponseSent(exchange);
    }

    private static HttpString httpString(String name) {
        HttpString known = NAMES.get(name);
        return known == null ? new HttpString(name) : known;
    }

    private static final class DiscardRest extends DefaultIoCallback {

        private final RequestBody rest;

        DiscardRest(RequestBody rest) {
            this.rest = rest;
        }

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            rest.discard(exchange::endExchange);
        }
    }
}

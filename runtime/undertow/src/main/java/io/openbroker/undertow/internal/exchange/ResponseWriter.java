package io.openbroker.undertow.internal.exchange;

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
import io.undertow.util.Protocols;
import java.nio.ByteBuffer;
import java.util.Map;

/** Sends responses through Undertow. */
final class ResponseWriter {

    private static final String IDENTITY = RequestIdentityHeader.NAME;

    // The headers of nearly every response; creating these objects each time would cost more than sending them.
    private static final Map<String, HttpString> NAMES = Map.of(
            "Content-Type",
            Headers.CONTENT_TYPE,
            "Content-Encoding",
            Headers.CONTENT_ENCODING,
            "ETag",
            Headers.ETAG,
            "Vary",
            Headers.VARY,
            IDENTITY,
            new HttpString(IDENTITY));

    private ResponseWriter() {}

    /** Sends a response, discards the rest of the request, and ends the exchange. */
    static void send(HttpServerExchange exchange, RequestBody rest, BrokerResponse response) {
        head(exchange, response);
        if (exchange.isRequestComplete()) {
            write(exchange, response, IoCallback.END_EXCHANGE);
        } else if (awaitsContinue(exchange)) {
            // The client waits for 100 Continue, and gets the response instead.
            closeAfter(exchange);
            write(exchange, response, IoCallback.END_EXCHANGE);
        } else {
            // Closing the connection while the client still sends could make it lose the response.
            IoCallback discard = new DiscardRest(rest);
            write(exchange, response, exchange.getProtocol().equals(Protocols.HTTP_2_0) ? new Close(discard) : discard);
        }
    }

    /** Sends a response, and closes the connection without reading more from it. */
    static void sendLast(HttpServerExchange exchange, BrokerResponse response) {
        head(exchange, response);
        closeAfter(exchange);
        write(exchange, response, IoCallback.END_EXCHANGE);
    }

    private static void head(HttpServerExchange exchange, BrokerResponse response) {
        exchange.setStatusCode(response.status());
        if (exchange.isHttp09()) {
            // Undertow would respond in a version that has no status line.
            exchange.setProtocol(Protocols.HTTP_1_0);
        }
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(httpString(name), value));
    }

    // What the client sends nevertheless must not be taken for the next request.
    private static void closeAfter(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        if (!exchange.isRequestComplete()) {
            Connectors.terminateRequest(exchange);
        }
    }

    private static void write(HttpServerExchange exchange, BrokerResponse response, IoCallback then) {
        if (response.body().length > 0) {
            exchange.setResponseContentLength(response.body().length);
        } else if (then == IoCallback.END_EXCHANGE) {
            exchange.endExchange();
            return;
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

    /** Ends the response. Over HTTP/2 it would otherwise be sent only when the request has ended too. */
    private static final class Close extends DefaultIoCallback {

        private final IoCallback then;

        Close(IoCallback then) {
            this.then = then;
        }

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            sender.close(then);
        }
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

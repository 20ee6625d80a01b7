package io.openbroker.sample.benchmarks.requests;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.nio.ByteBuffer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A raw Undertow server, which sends responses like those of a broker without looking at the request; only bodies are read, and
 * parsed on the worker.
 */
public final class BareServer {

    private BareServer() {}

    /**
     * Starts the server.
     *
     * @param args the port, and {@code BARE_IO} or {@code BARE_WORKER}
     */
    public static void main(String[] args) {
        Undertow.builder()
                .addHttpListener(Integer.parseInt(args[0]), "127.0.0.1")
                .setHandler(ServerKind.valueOf(args[1]) == ServerKind.BARE_IO ? BareServer::onIoThread : onWorker())
                .build()
                .start();
    }

    private static HttpHandler onWorker() {
        JsonMapper json = JsonMapper.builder().build();
        return exchange -> {
            if (exchange.getRequestMethod().equals(Methods.PUT)) {
                exchange.getRequestReceiver()
                        .receiveFullBytes((received, body) -> received.dispatch(worker -> {
                            json.readTree(body);
                            respond(worker);
                        }));
            } else {
                exchange.dispatch(BareServer::respond);
            }
        };
    }

    private static void onIoThread(HttpServerExchange exchange) {
        if (exchange.getRequestMethod().equals(Methods.PUT)) {
            exchange.getRequestReceiver().receiveFullBytes((received, body) -> respond(received));
        } else {
            respond(exchange);
        }
    }

    private static void respond(HttpServerExchange exchange) {
        String path = exchange.getRequestPath();
        BareResponse response = BareResponse.to(
                exchange.getRequestMethod().toString(),
                path,
                exchange.getRequestHeaders().contains(Headers.IF_NONE_MATCH));
        if (path.equals(BareResponse.CATALOG_PATH)) {
            exchange.getResponseHeaders().put(Headers.ETAG, BareResponse.TAG);
        }
        exchange.setStatusCode(response.status());
        if (response.body().length == 0) {
            exchange.endExchange();
        } else {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
            exchange.getResponseSender().send(ByteBuffer.wrap(response.body()));
        }
    }
}

package io.openbroker.undertow.internal.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Protocols;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xnio.IoUtils;

/**
 * Resets streams of an HTTP/2 connection beyond the number that the server has announced. Undertow announces the number and accepts
 * any, so a client that is not authenticated could keep as many as fit into memory. Undertow closes connections on which many
 * streams are reset. Safe for use by many threads.
 */
final class StreamLimit implements HttpHandler {

    private final int max;
    private final HttpHandler next;
    // By the address and port of the client, since each stream has a connection object of its own.
    private final Map<SocketAddress, Integer> ofConnection = new ConcurrentHashMap<>();

    StreamLimit(int max, HttpHandler next) {
        this.max = max;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.getProtocol().equals(Protocols.HTTP_2_0)) {
            SocketAddress client = exchange.getConnection().getPeerAddress();
            if (ofConnection.merge(client, 1, Integer::sum) > max) {
                leave(client);
                IoUtils.safeClose(exchange.getConnection());
                return;
            }
            exchange.addExchangeCompleteListener((ended, others) -> {
                leave(client);
                others.proceed();
            });
        }
        next.handleRequest(exchange);
    }

    private void leave(SocketAddress client) {
        ofConnection.computeIfPresent(client, (address, count) -> count == 1 ? null : count - 1);
    }
}

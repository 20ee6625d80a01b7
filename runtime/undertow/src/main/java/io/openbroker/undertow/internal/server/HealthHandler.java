package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.undertow.internal.exchange.ExchangeHandler;
import io.openbroker.undertow.internal.exchange.Framing;
import io.openbroker.undertow.internal.exchange.ResponseWriter;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers health checks before authentication, since orchestrators have no credentials and do not know the broker API. Passes
 * all other requests on to the broker.
 */
final class HealthHandler implements HttpHandler {

    private static final String PREFIX = "/health/";
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    private final BrokerEngine engine;
    private final ExchangeHandler broker;

    HealthHandler(BrokerEngine engine, ExchangeHandler broker) {
        this.engine = engine;
        this.broker = broker;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String path = exchange.getRequestURI();
        if (!path.startsWith(PREFIX) || Framing.problem(exchange).isPresent()) {
            broker.handleRequest(exchange);
        } else if (!path.equals(LIVE) && !path.equals(READY)) {
            send(exchange, 404, "The path does not exist. Use " + LIVE + " or " + READY + ".", Map.of());
        } else if (!isRead(exchange)) {
            send(exchange, 405, "Use GET.", Map.of("Allow", "GET, HEAD"));
        } else if (path.equals(LIVE)) {
            send(exchange, 200, "live", Map.of());
        } else if (broker.draining()) {
            send(exchange, 503, "stopping", Map.of());
        } else {
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> checkState(exchange));
        }
    }

    private void checkState(HttpServerExchange exchange) {
        engine.ready().thenAccept(ready -> {
            if (broker.draining()) {
                send(exchange, 503, "stopping", Map.of());
            } else if (ready) {
                send(exchange, 200, "ready", Map.of());
            } else {
                send(exchange, 503, "the state is not available", Map.of());
            }
        });
    }

    private static boolean isRead(HttpServerExchange exchange) {
        String method = exchange.getRequestMethod().toString();
        return method.equals("GET") || method.equals("HEAD");
    }

    private static void send(HttpServerExchange exchange, int status, String text, Map<String, String> moreHeaders) {
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        String member = status == 200 || status == 503 ? "status" : "description";
        // The texts are constants of ours, so there is nothing to escape.
        String json = "{\"" + member + "\":\"" + text + "\"}";
        ResponseWriter.send(exchange, new BrokerResponse(status, headers, json.getBytes(StandardCharsets.UTF_8)));
    }
}

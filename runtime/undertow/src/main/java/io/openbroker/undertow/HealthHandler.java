package io.openbroker.undertow;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.server.BrokerResponse;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells orchestrators how the server is, before anything else is looked at: they have no credentials and know nothing of
 * the broker API. Everything else goes to the broker.
 */
final class HealthHandler implements HttpHandler {

    private static final String PREFIX = "/health/";
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    private final BrokerEngine engine;
    private final BrokerHandler broker;

    HealthHandler(BrokerEngine engine, BrokerHandler broker) {
        this.engine = engine;
        this.broker = broker;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String path = exchange.getRequestURI();
        if (!path.startsWith(PREFIX) || !Framing.isClear(exchange)) {
            broker.handleRequest(exchange);
        } else if (!path.equals(LIVE) && !path.equals(READY)) {
            send(exchange, 404, "There is no such path; ask for " + LIVE + " or " + READY, Map.of());
        } else if (!isRead(exchange)) {
            send(exchange, 405, "Ask with GET", Map.of("Allow", "GET, HEAD"));
        } else if (path.equals(LIVE)) {
            send(exchange, 200, "live", Map.of());
        } else if (broker.draining()) {
            send(exchange, 503, "stopping", Map.of());
        } else {
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> lookAtState(exchange));
        }
    }

    private void lookAtState(HttpServerExchange exchange) {
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

    // The texts are our own, so there is nothing to escape.
    private static void send(HttpServerExchange exchange, int status, String text, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        byte[] body = ("{\"" + (status == 200 || status == 503 ? "status" : "description") + "\":\"" + text + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        ResponseWriter.send(
                exchange,
                new RequestBody(exchange, RequestLimits.DEFAULT.arrival()),
                new BrokerResponse(status, headers, body));
    }
}

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Answers health checks before authentication, since orchestrators have no credentials and do not know the broker API. Passes
 * all other requests on to the broker.
 */
final class HealthHandler implements HttpHandler {

    private static final String PREFIX = "/health/";
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    private static final String UP = "ready";
    private static final String STOPPING = "stopping";

    private final Supplier<CompletionStage<String>> status;
    private final HttpHandler broker;

    private HealthHandler(Supplier<CompletionStage<String>> status, HttpHandler broker) {
        this.status = status;
        this.broker = broker;
    }

    /** Answers while the broker is starting. */
    static HealthHandler ofStarting(ExchangeHandler broker) {
        return new HealthHandler(() -> CompletableFuture.completedFuture("starting"), broker);
    }

    /** Answers from the start of the broker to its end. */
    static HealthHandler of(BrokerEngine engine, ExchangeHandler broker) {
        return new HealthHandler(
                () -> broker.draining()
                        ? CompletableFuture.completedFuture(STOPPING)
                        : engine.ready().thenApply(ready -> status(ready, broker.draining())),
                broker);
    }

    private static String status(boolean ready, boolean draining) {
        if (draining) {
            return STOPPING;
        }
        return ready ? UP : "the state is not available";
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestURI();
        if (!path.startsWith(PREFIX) || !Framing.isUnambiguous(exchange)) {
            broker.handleRequest(exchange);
        } else if (!path.equals(LIVE) && !path.equals(READY)) {
            send(exchange, 404, "The path does not exist. Use " + LIVE + " or " + READY + ".", Map.of());
        } else if (!isRead(exchange)) {
            send(exchange, 405, "Use GET.", Map.of("Allow", "GET, HEAD"));
        } else if (path.equals(LIVE)) {
            send(exchange, 200, "live", Map.of());
        } else {
            exchange.dispatch(
                    SameThreadExecutor.INSTANCE,
                    () -> status.get().thenAccept(text -> send(exchange, text.equals(UP) ? 200 : 503, text, Map.of())));
        }
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

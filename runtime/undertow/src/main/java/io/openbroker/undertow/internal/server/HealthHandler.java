package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.spi.state.ClockDifference;
import io.openbroker.undertow.internal.exchange.ExchangeHandler;
import io.openbroker.undertow.internal.exchange.Framing;
import io.openbroker.undertow.internal.exchange.ResponseWriter;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    private static final Status STARTING = new Status(false, "starting", Optional.empty());
    private static final Status STOPPING = new Status(false, "stopping", Optional.empty());

    /** The status of a broker, with a warning for its operators. */
    private record Status(boolean ready, String text, Optional<String> warning) {

        String json() {
            return "{\"status\":\"" + text + "\""
                    + warning.map(known -> ",\"warning\":\"" + known + "\"").orElse("") + "}";
        }
    }

    private final Supplier<CompletionStage<Status>> status;
    private final HttpHandler broker;

    private HealthHandler(Supplier<CompletionStage<Status>> status, HttpHandler broker) {
        this.status = status;
        this.broker = broker;
    }

    /** Answers while the broker is starting. */
    static HealthHandler ofStarting(ExchangeHandler broker) {
        return new HealthHandler(() -> CompletableFuture.completedFuture(STARTING), broker);
    }

    /** Answers from the start of the broker to its end. */
    static HealthHandler of(BrokerEngine engine, ExchangeHandler broker) {
        return new HealthHandler(
                () -> broker.draining()
                        ? CompletableFuture.completedFuture(STOPPING)
                        : engine.ready().thenApply(ready -> broker.draining() ? STOPPING : status(ready, engine)),
                broker);
    }

    private static Status status(boolean ready, BrokerEngine engine) {
        return ready
                ? new Status(true, "ready", clockWarning(new ClockDifference(engine.clockDifference())))
                : new Status(false, "the state is not available", Optional.empty());
    }

    /** The broker is correct by the clock of the state, so a wrong clock of the machine is no reason not to be ready. */
    private static Optional<String> clockWarning(ClockDifference clocks) {
        return clocks.isWrong(Duration.ZERO)
                ? Optional.of("the clock of this machine is " + clocks.words() + " the database's")
                : Optional.empty();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestURI();
        if (!path.startsWith(PREFIX) || Framing.problem(exchange).isPresent()) {
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
                    () -> status.get()
                            .thenAccept(now -> sendJson(exchange, now.ready() ? 200 : 503, now.json(), Map.of())));
        }
    }

    private static boolean isRead(HttpServerExchange exchange) {
        String method = exchange.getRequestMethod().toString();
        return method.equals("GET") || method.equals("HEAD");
    }

    private static void send(HttpServerExchange exchange, int status, String text, Map<String, String> moreHeaders) {
        String member = status == 200 || status == 503 ? "status" : "description";
        sendJson(exchange, status, "{\"" + member + "\":\"" + text + "\"}", moreHeaders);
    }

    /** The texts are ours, so there is nothing to escape. */
    private static void sendJson(
            HttpServerExchange exchange, int status, String json, Map<String, String> moreHeaders) {
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        ResponseWriter.send(exchange, new BrokerResponse(status, headers, json.getBytes(StandardCharsets.UTF_8)));
    }
}

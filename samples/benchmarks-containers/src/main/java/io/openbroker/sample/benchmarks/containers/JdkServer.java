package io.openbroker.sample.benchmarks.containers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbroker.runtime.server.BlockingIntake;
import io.openbroker.runtime.server.RequestIntake;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.sample.benchmarks.requests.BareResponse;
import io.openbroker.sample.embedding.jdk.JdkExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP server of the JDK with the broker, or alone. */
final class JdkServer {

    private JdkServer() {}

    /** Starts the server; the arguments are its port, and {@code broker} or {@code bare}. */
    public static void main(String[] args) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        if (MeasuredEngine.isWanted(args)) {
            // As in the sample, whose adapter reads what is left of a body itself.
            System.setProperty("sun.net.httpserver.drainAmount", "0");
        }
        JsonMapper json = JsonMapper.builder().build();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), MeasuredEngine.port(args));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext(
                "/",
                MeasuredEngine.isWanted(args)
                        ? JdkExchange.handler(new BlockingIntake(
                                RequestIntake.of(MeasuredEngine.create().pipeline(), RequestLimits.DEFAULT)))
                        : exchange -> respond(exchange, json));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private static void respond(HttpExchange exchange, JsonMapper json) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            json.readTree(exchange.getRequestBody().readAllBytes());
        }
        String path = exchange.getRequestURI().getRawPath();
        BareResponse response = BareResponse.to(
                exchange.getRequestMethod(), path, exchange.getRequestHeaders().containsKey("If-None-Match"));
        if (path.equals(BareResponse.CATALOG_PATH)) {
            exchange.getResponseHeaders().set("ETag", BareResponse.TAG);
        }
        if (response.body().length == 0) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(response.status(), response.body().length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(response.body());
        }
    }
}

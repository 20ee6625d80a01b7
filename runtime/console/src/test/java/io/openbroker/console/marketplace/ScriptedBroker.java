package io.openbroker.console.marketplace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbroker.model.Platform;
import io.openbroker.runtime.spi.marketplace.Marketplace;
import io.openbroker.runtime.spi.marketplace.MarketplaceBroker;
import io.openbroker.runtime.spi.marketplace.MarketplaceBroker.Access;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Something that responds as a test says, with a marketplace beside it. */
final class ScriptedBroker implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final HttpServer server;
    private final Marketplace marketplace;
    private final BlockingQueue<JsonNode> changes = new LinkedBlockingQueue<>();

    /** What is responded to a request. */
    interface Script {

        Response respond(String method, String path);
    }

    record Response(int status, String body) {}

    ScriptedBroker(Script script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                respond(exchange, script);
            }
        });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Access access = new Access(Platform.DEFAULT, Optional.empty(), Optional.empty());
        marketplace = new JarMarketplace().open(0, new MarketplaceBroker(uri, Optional.empty(), List.of(access)));
    }

    private void respond(HttpExchange exchange, Script script) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (sent.length > 0) {
            changes.add(JsonMapper.shared().readTree(sent));
        }
        Response response = script.respond(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        byte[] body = JsonMapper.shared().writeValueAsBytes(JsonMapper.shared().readTree(response.body()));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(response.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    URI marketplace() {
        return marketplace.uri();
    }

    /** Waits for the body of the next request that has one. */
    JsonNode change() throws InterruptedException {
        return Optional.ofNullable(changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .orElseThrow();
    }

    @Override
    public void close() {
        marketplace.close();
        server.stop(0);
    }
}

package io.openbroker.console.marketplace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbroker.runtime.internal.console.PageRules;
import io.openbroker.runtime.spi.console.ConsolePage;
import io.openbroker.runtime.spi.console.ConsolePages;
import io.openbroker.runtime.spi.marketplace.Marketplace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The port of the marketplace, which only this machine reaches. Safe for use by many threads. */
final class MarketplaceServer implements Marketplace {

    private static final int BACKLOG = 50;
    /** Requests wait for the broker, so there are more than processors; a page sends one or two at once. */
    private static final int THREADS = 16;

    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;

    private static final String API = "/api/";
    private static final String START_PAGE = "/marketplace/index.html";

    private final HttpServer server;
    private final ExecutorService threads;
    private final RequestGuard guard;
    private final MarketplaceApi api;
    private final ConsolePages pages;

    private MarketplaceServer(HttpServer server, MarketplaceApi api, ConsolePages pages) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "openbroker-marketplace");
            thread.setDaemon(true);
            return thread;
        });
        this.guard = new RequestGuard(server.getAddress().getPort());
        this.api = api;
        this.pages = pages;
    }

    /**
     * Opens the port.
     *
     * @throws IllegalStateException if it cannot be used
     */
    static MarketplaceServer open(int port, MarketplaceApi api, ConsolePages pages) {
        try {
            InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
            HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
            MarketplaceServer server = new MarketplaceServer(http, api, pages);
            http.createContext("/", server::handle);
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot open the marketplace port 127.0.0.1:" + port + ": " + e.getMessage() + ".", e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerAnyway(exchange).send(exchange);
        }
    }

    /** A developer sees what is wrong, instead of a page that waits. */
    private PageResponse answerAnyway(HttpExchange exchange) throws IOException {
        try {
            return answer(exchange);
        } catch (RuntimeException e) {
            return PageResponse.error(FAILED, "The marketplace failed: " + e);
        }
    }

    private PageResponse answer(HttpExchange exchange) throws IOException {
        Optional<PageResponse> rejected = guard.check(exchange);
        if (rejected.isPresent()) {
            return rejected.get();
        }
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith(API)) {
            return api.answer(exchange.getRequestMethod(), path.substring(API.length()), exchange.getRequestBody());
        }
        if (path.equals("/")) {
            return PageResponse.redirect(START_PAGE);
        }
        return page(path.substring(1)).orElseGet(() -> PageResponse.error(NOT_FOUND, "There is no page " + path + "."));
    }

    private Optional<PageResponse> page(String path) {
        Optional<ConsolePage> page = PageRules.allow(path) ? pages.page(path) : Optional.empty();
        return page.map(found -> PageResponse.ok(found.contentType(), found.content()));
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

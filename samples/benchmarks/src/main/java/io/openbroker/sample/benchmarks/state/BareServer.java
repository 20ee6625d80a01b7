package io.openbroker.sample.benchmarks.state;

import io.undertow.Undertow;
import io.undertow.util.Headers;

/** Undertow without a broker: the start that no broker on it can undercut. */
public final class BareServer {

    private BareServer() {}

    /**
     * Serves the same text at each path.
     *
     * @param args the port
     */
    public static void main(String[] args) {
        Undertow.builder()
                .addHttpListener(Integer.parseInt(args[0]), "127.0.0.1")
                .setHandler(exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
                    exchange.getResponseSender().send("{\"services\":[]}");
                })
                .build()
                .start();
    }
}

package io.openbroker.sample.benchmarks.requests;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * A raw Undertow server, which sends responses like those of a broker without looking at the request; only bodies are read, and
 * parsed on the worker.
 */
public final class BareServer {

    private static final String TAG = "\"tag\"";
    private static final byte[] CATALOG = ("{\"services\":[{\"id\":\"" + IdleBroker.SERVICE
                    + "\",\"name\":\"measured\","
                    + "\"description\":\"A service that costs nothing\",\"bindable\":true,\"instances_retrievable\":true,"
                    + "\"plans\":[{\"id\":\"" + IdleBroker.PLAN
                    + "\",\"name\":\"only\",\"description\":\"The only plan\","
                    + "\"free\":true,\"schemas\":{\"service_instance\":{\"create\":{\"parameters\":{"
                    + "\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"type\":\"object\",\"properties\":{"
                    + "\"size\":{\"type\":\"integer\"}},\"required\":[\"size\"]}}}}}]}]}")
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] EMPTY = bytes("{}");
    private static final byte[] SUCCEEDED = bytes("{\"state\":\"succeeded\"}");
    private static final byte[] CREDENTIALS =
            bytes("{\"credentials\":{\"user\":\"user-b0000001-0000-4000-8000-000000000000\"}}");
    private static final byte[] INSTANCE = bytes("{\"service_id\":\"" + IdleBroker.SERVICE + "\",\"plan_id\":\""
            + IdleBroker.PLAN + "\",\"parameters\":{\"size\":3}}");
    private static final String LAST_OPERATION = "/last_operation";
    private static final String BINDINGS = "/service_bindings/";

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
        if (path.equals("/v2/catalog")) {
            exchange.getResponseHeaders().put(Headers.ETAG, TAG);
            if (exchange.getRequestHeaders().contains(Headers.IF_NONE_MATCH)) {
                exchange.setStatusCode(304);
                exchange.endExchange();
                return;
            }
            send(exchange, 200, CATALOG);
        } else if (exchange.getRequestMethod().equals(Methods.DELETE)) {
            send(exchange, 200, EMPTY);
        } else if (path.endsWith(LAST_OPERATION)) {
            send(exchange, 200, SUCCEEDED);
        } else if (exchange.getRequestMethod().equals(Methods.GET)) {
            send(exchange, 200, INSTANCE);
        } else {
            send(exchange, 201, path.contains(BINDINGS) ? CREDENTIALS : EMPTY);
        }
    }

    private static void send(HttpServerExchange exchange, int status, byte[] body) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

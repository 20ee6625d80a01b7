package io.openbroker.sample.embedding.jdk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.openbroker.runtime.server.BlockingIntake;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A request and its response in the JDK's server. */
public record JdkExchange(HttpExchange http) implements BlockingIntake.Exchange {

    /** Passes the requests of a server to an intake. */
    public static HttpHandler handler(BlockingIntake intake) {
        return http -> {
            Headers headers = http.getRequestHeaders();
            Peer peer = new Peer(http.getRemoteAddress().getAddress().getHostAddress(), List.of());
            String target = http.getRequestURI().toString();
            RequestHead head = RequestHead.ofTarget(http.getRequestMethod(), target, headers, peer);
            if (!headers.containsKey("Transfer-Encoding")
                    && headers.getOrDefault("Content-Length", List.of("0")).equals(List.of("0"))) {
                // The server keeps the connection only if the end of the body was read, even of none.
                http.getRequestBody().readAllBytes();
            }
            intake.accept(head, http.getProtocol(), headers, new JdkExchange(http));
        };
    }

    @Override
    public InputStream body() {
        return http.getRequestBody();
    }

    @Override
    public void respond(BrokerResponse response, boolean last) throws IOException {
        response.headers().forEach(http.getResponseHeaders()::set);
        if (last) {
            http.getResponseHeaders().set("Connection", "close");
        }
        boolean empty = response.body().length == 0 || http.getRequestMethod().equals("HEAD");
        http.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
        if (!empty) {
            http.getResponseBody().write(response.body());
            http.getResponseBody().flush();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.NoResponse;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands between the checks and the correct broker, and bends what passes. Serves one run, so it may remember requests; used by many
 * threads.
 */
@FunctionalInterface
interface Layer {

    /** Sends a request to the correct broker, or not, and returns what the incorrect one responds. */
    Exchange send(BrokerHttpRequest request, BrokerTransport broker);

    /** Accepts every request. */
    static boolean any(BrokerHttpRequest request) {
        return true;
    }

    /** Bends responses. */
    static Layer responses(Predicate<BrokerHttpRequest> of, UnaryOperator<Reply> change) {
        return responses(of, (request, reply) -> change.apply(reply));
    }

    /** Bends responses as their requests demand. */
    static Layer responses(Predicate<BrokerHttpRequest> of, BiFunction<BrokerHttpRequest, Reply, Reply> change) {
        return (request, broker) -> {
            Exchange exchange = broker.send(request);
            return of.test(request) && exchange.outcome() instanceof ExchangeOutcome.Responded responded
                    ? replied(exchange, change.apply(request, Reply.of(responded.response())))
                    : exchange;
        };
    }

    /** Bends requests before the correct broker sees them. */
    static Layer requests(Predicate<BrokerHttpRequest> of, UnaryOperator<BrokerHttpRequest> change) {
        return (request, broker) -> {
            if (!of.test(request)) {
                return broker.send(request);
            }
            Exchange exchange = broker.send(change.apply(request));
            return evidence(request, exchange);
        };
    }

    /** Responds in place of the correct broker. */
    static Layer instead(Predicate<BrokerHttpRequest> of, Function<BrokerHttpRequest, Reply> response) {
        return (request, broker) -> {
            if (!of.test(request)) {
                return broker.send(request);
            }
            // The catalog is asked in place of the request, for the time and for the headers of every response.
            Exchange exchange = broker.send(new BrokerHttpRequest(
                    "GET", "/v2/catalog", request.headers(), Optional.empty(), request.isExact()));
            return replied(
                    evidence(request, exchange),
                    exchange.response()
                            .map(Reply::of)
                            .filter(reply -> reply.is(200))
                            .map(reply -> reply.without("ETag"))
                            .map(reply -> {
                                Reply other = response.apply(request);
                                return reply.with(other.status(), other.body());
                            })
                            .orElseGet(() -> exchange.response().map(Reply::of).orElseThrow()));
        };
    }

    /** Closes the connection without a response. */
    static Layer dropping(Predicate<BrokerHttpRequest> of) {
        return (request, broker) -> {
            Exchange exchange = broker.send(request);
            return of.test(request)
                    ? new Exchange(
                            exchange.request(),
                            new NoResponse(NoResponse.Reason.CLOSED, "The connection was closed before the response."),
                            exchange.started(),
                            exchange.duration())
                    : exchange;
        };
    }

    /** Lets requests pass this layer and then another one. */
    default Layer and(Layer next) {
        return (request, broker) -> send(request, passed -> next.send(passed, broker));
    }

    /** Returns an exchange with the request that the checks sent, and with the headers that the connection has added. */
    private static Exchange evidence(BrokerHttpRequest request, Exchange exchange) {
        BrokerHttpRequest shown = request;
        if (!request.isExact()) {
            shown = request.withHeaders(Stream.concat(
                            request.headers().stream(),
                            exchange.request().headers().stream()
                                    .filter(header ->
                                            request.header(header.name()).isEmpty()))
                    .toList());
        }
        return new Exchange(shown, exchange.outcome(), exchange.started(), exchange.duration());
    }

    private static Exchange replied(Exchange exchange, Reply reply) {
        return new Exchange(
                exchange.request(),
                new ExchangeOutcome.Responded(reply.response()),
                exchange.started(),
                exchange.duration());
    }

    /** Returns the body of a request; an empty object if it has none. */
    static ObjectNode body(BrokerHttpRequest request) {
        return Reply.node(request.text()) instanceof ObjectNode object ? object : Reply.JSON.createObjectNode();
    }

    /** Returns a request with another body, if its body is a JSON object. */
    static BrokerHttpRequest with(BrokerHttpRequest request, UnaryOperator<ObjectNode> change) {
        return Reply.node(request.text()) instanceof ObjectNode object
                ? request.withJson(Reply.JSON.writeValueAsString(change.apply(object)))
                : request;
    }

    /** Returns the value of a parameter of the query; {@code ""} if there is none. */
    static String query(BrokerHttpRequest request, String name) {
        for (String pair : request.target().replaceFirst("^[^?]*\\??", "").split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Returns a request without a parameter of the query. */
    static BrokerHttpRequest withoutQuery(BrokerHttpRequest request, String name) {
        return request.withTarget(request.target()
                .replaceFirst("([?&])" + name + "=[^&]*&?", "$1")
                .replaceFirst("[?&]$", ""));
    }

    /** Returns a request with a parameter of the query, in place of the one of this name. */
    static BrokerHttpRequest withQuery(BrokerHttpRequest request, String name, String value) {
        String target = withoutQuery(request, name).target();
        return request.withTarget(target + (target.contains("?") ? "&" : "?") + name + "=" + value);
    }
}

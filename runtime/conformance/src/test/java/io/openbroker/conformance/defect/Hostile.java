package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.NoResponse;
import io.openbroker.conformance.Mode;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** How brokers with defects respond to hostile requests, whatever the correct broker and its server do. */
final class Hostile {

    private static final String INTERNAL = "{\"description\": \"Internal error.\"}";

    private Hostile() {}

    static Defect defect(String name, String description, Supplier<Layer> layer) {
        return Defect.of(name, description, layer).in(Mode.HOSTILE);
    }

    /** A broker that fails for some requests. */
    static Defect failing(String name, Predicate<BrokerHttpRequest> of) {
        return defect(name + " is a 500", "Nobody has thought of it.", () -> responding(of, Reply.json(500, INTERNAL)));
    }

    /** A broker that carries out, or seems to carry out, some requests. */
    static Defect accepting(String name, Predicate<BrokerHttpRequest> of) {
        return defect(name + " is accepted", "What is wrong is not seen.", () -> responding(of, Reply.json(200, "{}")));
    }

    /** Responds to some requests after the correct broker has. */
    static Layer responding(Predicate<BrokerHttpRequest> of, Reply reply) {
        return ending(of, new ExchangeOutcome.Responded(reply.response()));
    }

    /** Gives no response to some requests. */
    static Layer silent(Predicate<BrokerHttpRequest> of, NoResponse.Reason reason) {
        return ending(of, new NoResponse(reason, "Nothing came."));
    }

    private static Layer ending(Predicate<BrokerHttpRequest> of, ExchangeOutcome outcome) {
        return (request, broker) -> {
            Exchange exchange = broker.send(request);
            return of.test(request)
                    ? new Exchange(exchange.request(), outcome, exchange.started(), exchange.duration())
                    : exchange;
        };
    }

    static Predicate<BrokerHttpRequest> body(String part) {
        return request -> request.body().isPresent() && request.text().contains(part);
    }

    static Predicate<BrokerHttpRequest> bodyLike(String pattern) {
        return request -> request.body().isPresent() && request.text().matches("(?s)" + pattern);
    }

    static Predicate<BrokerHttpRequest> target(String part) {
        return request -> request.target().contains(part);
    }

    static Predicate<BrokerHttpRequest> header(String name, String value) {
        return request -> request.headers().stream()
                                .filter(header -> header.isNamed(name))
                                .count()
                        == 1
                && request.header(name).filter(value::equals).isPresent();
    }

    static Predicate<BrokerHttpRequest> method(String name) {
        return request -> request.method().equals(name);
    }
}

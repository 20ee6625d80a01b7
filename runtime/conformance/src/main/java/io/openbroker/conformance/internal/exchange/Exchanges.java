package io.openbroker.conformance.internal.exchange;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.NoResponse;
import java.util.Arrays;

/** Facts about exchanges. */
public final class Exchanges {

    private static final int KEPT = 64 << 10;

    private Exchanges() {}

    /** Returns the status; 0 if there was no response. */
    public static int status(Exchange exchange) {
        return exchange.outcome() instanceof ExchangeOutcome.Responded responded
                ? responded.response().status()
                : 0;
    }

    /** Returns why there was no response; {@code ""} if there was one. */
    public static String whyNoResponse(Exchange exchange) {
        return exchange.outcome() instanceof NoResponse none ? none.description() : "";
    }

    /** Returns the exchange with bodies that are cut where they are too long to be kept as evidence. */
    public static Exchange cut(Exchange exchange) {
        return cutResponse(cutRequest(exchange));
    }

    private static Exchange cutRequest(Exchange exchange) {
        BrokerHttpRequest request = exchange.request();
        return request.body()
                .filter(body -> body.length > KEPT)
                .map(body -> new Exchange(
                        request.withBody(Arrays.copyOf(body, KEPT)),
                        exchange.outcome(),
                        exchange.started(),
                        exchange.duration()))
                .orElse(exchange);
    }

    private static Exchange cutResponse(Exchange exchange) {
        if (exchange.outcome() instanceof ExchangeOutcome.Responded responded
                && responded.response().body().length > KEPT) {
            BrokerHttpResponse response = responded.response();
            return new Exchange(
                    exchange.request(),
                    new ExchangeOutcome.Responded(new BrokerHttpResponse(
                            response.status(), response.headers(), Arrays.copyOf(response.body(), KEPT), true)),
                    exchange.started(),
                    exchange.duration());
        }
        return exchange;
    }
}

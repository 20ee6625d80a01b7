package io.openbroker.conformance.internal.catalog;

import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.util.List;

/** The catalog as published, whatever is wrong with it. Immutable. */
public final class Catalog {

    private final ResponseView response;
    private final List<Offering> offerings;
    private final List<Plan> plans;

    private Catalog(ResponseView response, List<Offering> offerings, List<Plan> plans) {
        this.response = response;
        this.offerings = offerings;
        this.plans = plans;
    }

    /** Returns the catalog in the response of an exchange. */
    public static Catalog of(Exchange exchange) {
        ResponseView response = ResponseView.of(exchange);
        List<Offering> offerings = response.responded()
                ? response.json().get("services").elements().stream()
                        .map(Offering::new)
                        .toList()
                : List.of();
        return new Catalog(
                response,
                offerings,
                offerings.stream()
                        .flatMap(offering -> offering.plans().stream())
                        .toList());
    }

    /** Returns the response. */
    public ResponseView response() {
        return response;
    }

    /** Returns the exchange, as evidence. */
    public Exchange exchange() {
        return response.exchange();
    }

    /** Returns the document. */
    public JsonView json() {
        return response.json();
    }

    /** Returns the elements of {@code services}. */
    public List<Offering> offerings() {
        return offerings;
    }

    /** Returns the plans of all offerings. */
    public List<Plan> plans() {
        return plans;
    }
}

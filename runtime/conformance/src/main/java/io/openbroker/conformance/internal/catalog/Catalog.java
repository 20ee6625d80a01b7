package io.openbroker.conformance.internal.catalog;

import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.internal.exchange.CheckStopped;
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

    /**
     * Returns the elements of {@code services}.
     *
     * @throws CheckStopped if there are none that can be read, so that checks of offerings do not pass without having seen one
     */
    public List<Offering> offerings() {
        if (offerings.isEmpty()) {
            throw CheckStopped.notRun("The catalog has no service offerings that can be read.");
        }
        return offerings;
    }

    /**
     * Returns the plans of all offerings.
     *
     * @throws CheckStopped if there are none that can be read
     */
    public List<Plan> plans() {
        if (plans.isEmpty()) {
            throw CheckStopped.notRun("The catalog has no service plans that can be read.");
        }
        return plans;
    }

    /** Returns the elements of {@code services}, if there are any. */
    public List<Offering> offeringsOrNone() {
        return offerings;
    }

    /** Returns the plans of all offerings, if there are any. */
    public List<Plan> plansOrNone() {
        return plans;
    }
}

package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.internal.exchange.Exchanges;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Notes in the ledger what requests may have created or deleted, whoever sends them. */
public final class LedgerSender implements Sender {

    private final Sender sender;
    private final Ledger ledger;
    private final String serviceId;
    private final String planId;

    /**
     * Creates a sender.
     *
     * @param serviceId the offering that is assumed where the body of a request names none
     * @param planId the plan that is assumed where the body of a request names none
     */
    public LedgerSender(Sender sender, Ledger ledger, String serviceId, String planId) {
        this.sender = sender;
        this.ledger = ledger;
        this.serviceId = serviceId;
        this.planId = planId;
    }

    @Override
    public Exchange exchange(BrokerHttpRequest request) {
        Optional<ResourcePath> path = ResourcePath.of(request.target());
        if (path.isEmpty()) {
            return sender.exchange(request);
        }
        boolean polls = ResourcePath.polls(request.target());
        return switch (request.method()) {
            case "PUT" -> polls ? sender.exchange(request) : create(path.get(), request);
            case "PATCH" -> polls ? sender.exchange(request) : update(path.get(), request);
            case "DELETE" -> polls ? sender.exchange(request) : delete(path.get(), request);
            case "GET" -> polls ? poll(path.get(), request) : sender.exchange(request);
            default -> sender.exchange(request);
        };
    }

    private Exchange create(ResourcePath path, BrokerHttpRequest request) {
        JsonView body = body(request);
        Optional<Ledger.Resource> instance = ledger.find(path.instance());
        String service = named(
                body.get("service_id"), instance.map(Ledger.Resource::serviceId).orElse(serviceId));
        String plan =
                named(body.get("plan_id"), instance.map(Ledger.Resource::planId).orElse(planId));
        ledger.creating(path, service, plan);
        int status = 0;
        try {
            Exchange exchange = sender.exchange(request);
            status = Exchanges.status(exchange);
            return exchange;
        } finally {
            ledger.created(path, service, plan, status);
        }
    }

    private Exchange update(ResourcePath path, BrokerHttpRequest request) {
        Exchange exchange = sender.exchange(request);
        String plan = body(request).get("plan_id").text();
        if (!plan.isEmpty() && Exchanges.status(exchange) / 100 == 2) {
            ledger.updated(path, plan);
        }
        return exchange;
    }

    private Exchange delete(ResourcePath path, BrokerHttpRequest request) {
        int before = ledger.deleting(path);
        Exchange exchange = sender.exchange(request);
        ledger.deleted(path, before, Exchanges.status(exchange));
        return exchange;
    }

    private Exchange poll(ResourcePath path, BrokerHttpRequest request) {
        Exchange exchange = sender.exchange(request);
        int status = Exchanges.status(exchange);
        if (status == 410
                || (status == 200
                        && ResponseView.of(exchange).json().get("state").text().equals("succeeded"))) {
            ledger.polled(path);
        }
        return exchange;
    }

    private static String named(JsonView id, String assumed) {
        return id.isText() ? id.text() : assumed;
    }

    private static JsonView body(BrokerHttpRequest request) {
        try {
            return request.body()
                    .map(bytes -> JsonView.of(JsonMapper.shared().readTree(bytes)))
                    .orElse(JsonView.MISSING);
        } catch (JacksonException | StackOverflowError e) {
            return JsonView.MISSING;
        }
    }
}

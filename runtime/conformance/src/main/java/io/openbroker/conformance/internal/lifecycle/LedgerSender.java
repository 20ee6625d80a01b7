package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.exchange.Exchanges;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Notes in the ledger what requests may have created or deleted, whoever sends them. */
public final class LedgerSender implements Sender {

    private static final String UNKNOWN = "unknown";

    private final Sender sender;
    private final Ledger ledger;
    private final List<Plan> plans;

    /**
     * Creates a sender.
     *
     * @param plans the plans of the broker; the first one is assumed where the body of a request names none
     */
    public LedgerSender(Sender sender, Ledger ledger, List<Plan> plans) {
        this.sender = sender;
        this.ledger = ledger;
        this.plans = List.copyOf(plans);
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
                body.get("service_id"), instance.map(Ledger.Resource::serviceId).orElseGet(this::assumedServiceId));
        String plan =
                named(body.get("plan_id"), instance.map(Ledger.Resource::planId).orElseGet(this::assumedPlanId));
        ledger.creating(path, service, plan);
        int status = 0;
        try {
            Exchange exchange = sender.exchange(request);
            status = Exchanges.status(exchange);
            return exchange;
        } finally {
            // A broker that has failed knows nothing of plans that it does not have, and would not delete from them.
            if (status / 100 == 2 || isPublished(service, plan)) {
                ledger.created(path, service, plan, status);
            } else {
                ledger.created(path, assumedServiceId(), assumedPlanId(), status);
            }
        }
    }

    private boolean isPublished(String service, String plan) {
        return plans.stream()
                .anyMatch(one -> one.id().equals(plan) && one.offering().id().equals(service));
    }

    private String assumedServiceId() {
        return plans.isEmpty() ? UNKNOWN : plans.get(0).offering().id();
    }

    private String assumedPlanId() {
        return plans.isEmpty() ? UNKNOWN : plans.get(0).id();
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

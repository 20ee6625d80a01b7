package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.internal.reconciliation.CatalogIds;
import io.openbroker.runtime.internal.reconciliation.Reconciliation;
import io.openbroker.runtime.internal.reconciliation.Reconciliation.Differences;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Response;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Compares what a platform has with what the broker knows. Safe for use by many threads. */
public final class ReconcileRequests implements AdminRequests {

    /** The ids of more than 100,000 service instances. */
    static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    private final BrokerAdmin broker;
    private final Reconciliation reconciliation;

    public ReconcileRequests(BrokerAdmin broker, CatalogIds catalog, Clock clock) {
        this.broker = broker;
        this.reconciliation =
                new Reconciliation(broker, catalog, Limits.DEFAULT.withMaxBodyBytes(MAX_BODY_BYTES), clock);
    }

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(AdminOperation.RECONCILE, request -> read(request.query()));
    }

    private RequestedCommand<Supplier<Response>> read(String rawQuery) {
        AdminQuery query = AdminQuery.ofReconciliation(rawQuery);
        Reconciliation.Request request = new Reconciliation.Request(
                query.platform(),
                query.pageNumber(),
                query.pageOfDifferences(),
                AdminJson::instance,
                AdminJson::binding);
        return RequestedCommand.withBody(body -> () -> response(reconciliation.compare(request, body), request.page()));
    }

    private Response response(Differences differences, long page) {
        JsonBody body = JsonBody.empty().put("platform", differences.platform());
        differences.body().asMap().forEach(body::put);
        return JsonResponse.of(
                Outcome.RECONCILED,
                body.putIfAny("not_known", broker.externalOfferings())
                        .put(
                                "next",
                                Optional.of(page + 1)
                                        .filter(next -> differences.more())
                                        .map(next -> AdminJson.encoded(Long.toString(next)))));
    }
}

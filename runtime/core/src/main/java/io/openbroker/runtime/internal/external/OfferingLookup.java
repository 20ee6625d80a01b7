package io.openbroker.runtime.internal.external;

import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.List;
import java.util.Optional;

/** Finds the offering and the plan of requests that need not name them, as far as that is possible without state. */
final class OfferingLookup {

    private final ServiceCatalog catalog;
    private final List<OfferedService> external;

    OfferingLookup(ServiceCatalog catalog) {
        this.catalog = catalog;
        this.external =
                catalog.services().stream().filter(OfferedService::external).toList();
    }

    /** The offering that a request names; without a name, all that are possible. */
    List<OfferedService> services(Optional<String> serviceId) {
        return serviceId.map(id -> List.of(catalog.service(id))).orElse(external);
    }

    /** The plan of the service instance after an update. */
    PlanDescriptor plan(UpdateCommand command) {
        return command.plan()
                .or(() -> command.previousPlanId().map(id -> ServiceCatalog.plan(command.service(), id)))
                .or(() -> only(command.service().descriptor().plans()))
                .orElseThrow(() -> missing(
                        "$.plan_id and $.previous_values.plan_id are missing, and this broker does not store plans;"
                                + " send one of them"));
    }

    /** The offering and plan of a bind; a rotation need not name them. */
    OfferedPlan plan(BindCommand command) {
        return command.target()
                .or(() -> only(external.stream()
                        .flatMap(service -> service.descriptor().plans().stream()
                                .filter(PlanDescriptor::bindingRotatable)
                                .map(plan -> new OfferedPlan(service, plan)))
                        .toList()))
                .orElseThrow(() ->
                        missing("$.service_id and $.plan_id are missing, and this broker does not store the plan of the"
                                + " predecessor; send both"));
    }

    /** The only plan of an offering; empty if it has several. */
    static Optional<PlanDescriptor> onlyPlan(OfferedService service) {
        return only(service.descriptor().plans());
    }

    private static <T> Optional<T> only(List<T> several) {
        return several.size() == 1 ? Optional.of(several.get(0)) : Optional.empty();
    }

    private static Rejection missing(String description) {
        return Rejection.of(Outcome.MALFORMED, description);
    }
}

package io.openbroker.runtime.internal.external;

import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.command.UpdateCommand;
import java.util.List;
import java.util.Optional;

/** Finds the offering and the plan of requests that need not name them, as far as one can who remembers nothing. */
final class Targets {

    private final ServiceCatalog catalog;
    private final List<OfferedService> external;

    Targets(ServiceCatalog catalog) {
        this.catalog = catalog;
        this.external =
                catalog.services().stream().filter(OfferedService::external).toList();
    }

    /** The offering that a request names, or those that it may mean. */
    List<OfferedService> services(Optional<String> serviceId) {
        return serviceId.map(id -> List.of(catalog.service(id))).orElse(external);
    }

    /** The plan that the service instance shall have after an update. */
    PlanDescriptor plan(UpdateCommand command) {
        return command.plan()
                .or(() -> command.previousPlanId().map(id -> ServiceCatalog.plan(command.service(), id)))
                .or(() -> only(command.service().descriptor().plans()))
                .orElseThrow(() -> missing(
                        "Neither $.plan_id nor $.previous_values.plan_id is there, and this broker does not record plans;"
                                + " send one"));
    }

    /** What a bind is about; a rotation need not say it. */
    OfferedPlan plan(BindCommand command) {
        return command.target()
                .or(() -> only(external.stream()
                        .flatMap(service -> service.descriptor().plans().stream()
                                .filter(PlanDescriptor::bindingRotatable)
                                .map(plan -> new OfferedPlan(service, plan)))
                        .toList()))
                .orElseThrow(() -> missing(
                        "$.service_id and $.plan_id are missing, and this broker does not record of which plan the"
                                + " predecessor is; send them too"));
    }

    /** The plan of a service instance, if there is no other. */
    static Optional<PlanDescriptor> onlyPlan(OfferedService service) {
        return only(service.descriptor().plans());
    }

    private static <T> Optional<T> only(List<T> several) {
        return several.size() == 1 ? Optional.of(several.get(0)) : Optional.empty();
    }

    private static Refusal missing(String description) {
        return Refusal.of(Outcome.MALFORMED, description);
    }
}

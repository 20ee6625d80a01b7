package io.openbroker.runtime.internal.command;

import io.openbroker.model.Context;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import java.util.Map;
import java.util.Optional;

/**
 * Updates a service instance. Absent values do not change.
 *
 * @param previousPlanId the current plan according to the platform; only used by brokers with external state
 * @param previousMaintenanceVersion the current maintenance version according to the platform; only used by brokers with external
 *     state
 */
public record UpdateCommand(
        RequestOrigin origin,
        String instanceId,
        OfferedService service,
        Optional<PlanDescriptor> plan,
        Optional<String> previousPlanId,
        Optional<String> previousMaintenanceVersion,
        Optional<Context> context,
        Optional<Map<String, Object>> parameters,
        Optional<MaintenanceInfo> maintenanceInfo,
        boolean acceptsIncomplete)
        implements Command {

    @Override
    public OsbOperation operation() {
        return OsbOperation.UPDATE;
    }

    @Override
    public Optional<String> requestedServiceId() {
        return Optional.of(service.id());
    }

    @Override
    public Optional<String> requestedPlanId() {
        return plan.map(PlanDescriptor::id);
    }

    @Override
    public <T> T accept(CommandVisitor<T> visitor) {
        return visitor.update(this);
    }

    /** Omits the parameters, which may contain secrets. */
    @Override
    public String toString() {
        return operation() + " " + instanceId();
    }
}

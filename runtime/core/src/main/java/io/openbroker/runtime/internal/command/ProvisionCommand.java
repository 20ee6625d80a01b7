package io.openbroker.runtime.internal.command;

import io.openbroker.model.Context;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import java.util.Map;
import java.util.Optional;

/** Creates a service instance. */
public record ProvisionCommand(
        RequestOrigin origin,
        String instanceId,
        OfferedPlan target,
        Context context,
        Map<String, Object> parameters,
        Optional<MaintenanceInfo> maintenanceInfo,
        boolean acceptsIncomplete)
        implements Command {

    @Override
    public OsbOperation operation() {
        return OsbOperation.PROVISION;
    }

    @Override
    public Optional<String> requestedServiceId() {
        return Optional.of(target.service().id());
    }

    @Override
    public Optional<String> requestedPlanId() {
        return Optional.of(target.plan().id());
    }

    @Override
    public <T> T accept(CommandVisitor<T> visitor) {
        return visitor.provision(this);
    }

    /** Omits the parameters, which may contain secrets. */
    @Override
    public String toString() {
        return operation() + " " + instanceId();
    }
}

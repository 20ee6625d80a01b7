package io.openbroker.runtime.internal.command;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import java.util.Optional;

/** Deletes a service instance. The ids are those of the request; the offering or plan may no longer be in the catalog. */
public record DeprovisionCommand(
        RequestOrigin origin, String instanceId, String serviceId, String planId, boolean acceptsIncomplete)
        implements Command {

    @Override
    public OsbOperation operation() {
        return OsbOperation.DEPROVISION;
    }

    @Override
    public Optional<String> requestedServiceId() {
        return Optional.of(serviceId);
    }

    @Override
    public Optional<String> requestedPlanId() {
        return Optional.of(planId);
    }

    @Override
    public <T> T accept(CommandVisitor<T> visitor) {
        return visitor.deprovision(this);
    }
}

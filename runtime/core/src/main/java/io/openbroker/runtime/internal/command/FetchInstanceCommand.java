package io.openbroker.runtime.internal.command;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import java.util.Optional;

/** Fetches a service instance. The offering and plan ids are hints from the request. */
public record FetchInstanceCommand(
        RequestOrigin origin, String instanceId, Optional<String> serviceId, Optional<String> planId)
        implements Command {

    @Override
    public OsbOperation operation() {
        return OsbOperation.FETCH_INSTANCE;
    }

    @Override
    public Optional<String> requestedServiceId() {
        return serviceId;
    }

    @Override
    public Optional<String> requestedPlanId() {
        return planId;
    }

    @Override
    public <T> T accept(CommandVisitor<T> visitor) {
        return visitor.fetchInstance(this);
    }
}

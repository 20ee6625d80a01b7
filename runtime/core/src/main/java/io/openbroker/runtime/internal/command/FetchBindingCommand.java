package io.openbroker.runtime.internal.command;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import java.util.Optional;

/** Fetches a service binding. The offering and plan ids are hints from the request. */
public record FetchBindingCommand(
        RequestOrigin origin, String instanceId, String bindingId, Optional<String> serviceId, Optional<String> planId)
        implements BindingCommand {

    @Override
    public OsbOperation operation() {
        return OsbOperation.FETCH_BINDING;
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
        return visitor.fetchBinding(this);
    }
}

package io.openbroker.runtime.internal.command;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import java.util.Optional;

/** Poll an operation on a service instance; the ids are hints, as sent. */
public record LastOperationCommand(
        RequestOrigin origin,
        String instanceId,
        Optional<String> serviceId,
        Optional<String> planId,
        Optional<String> operationId)
        implements Command {

    @Override
    public OsbOperation operation() {
        return OsbOperation.LAST_OPERATION;
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
        return visitor.lastOperation(this);
    }
}

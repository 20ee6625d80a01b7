package io.openbroker.runtime.internal.command;

import io.openbroker.model.BindResource;
import io.openbroker.model.Context;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import java.util.Map;
import java.util.Optional;

/** Creates a service binding, by rotation if there is a predecessor. The plan may only be absent in a rotation. */
public record BindCommand(
        RequestOrigin origin,
        String instanceId,
        String bindingId,
        Optional<OfferedPlan> target,
        Context context,
        BindResource bindResource,
        Map<String, Object> parameters,
        Optional<String> predecessorBindingId,
        boolean acceptsIncomplete)
        implements BindingCommand {

    @Override
    public OsbOperation operation() {
        return OsbOperation.BIND;
    }

    @Override
    public Optional<String> requestedServiceId() {
        return target.map(plan -> plan.service().id());
    }

    @Override
    public Optional<String> requestedPlanId() {
        return target.map(plan -> plan.plan().id());
    }

    @Override
    public <T> T accept(CommandVisitor<T> visitor) {
        return visitor.bind(this);
    }

    /** Omits the parameters, which may contain secrets. */
    @Override
    public String toString() {
        return operation() + " " + instanceId();
    }
}

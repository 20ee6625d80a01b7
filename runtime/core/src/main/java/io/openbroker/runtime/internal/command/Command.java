package io.openbroker.runtime.internal.command;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import java.util.Optional;

/** A request after it was read, decoded and checked as far as possible without the state. */
public sealed interface Command
        permits ProvisionCommand,
                UpdateCommand,
                DeprovisionCommand,
                FetchInstanceCommand,
                LastOperationCommand,
                BindingCommand {

    RequestOrigin origin();

    String instanceId();

    OsbOperation operation();

    /** The {@code service_id} of the request; empty where it is optional and absent. */
    Optional<String> requestedServiceId();

    /** The {@code plan_id} of the request; empty where it is optional and absent. */
    Optional<String> requestedPlanId();

    /** Calls the method of the visitor for this kind of command. */
    <T> T accept(CommandVisitor<T> visitor);

    /** Returns the key of the service instance, on the platform of the request. */
    default InstanceKey instanceKey() {
        return new InstanceKey(origin().platform().name(), instanceId());
    }

    /** Returns the key of the service instance or service binding that the command applies to. */
    default ResourceKey resource() {
        return instanceKey();
    }
}

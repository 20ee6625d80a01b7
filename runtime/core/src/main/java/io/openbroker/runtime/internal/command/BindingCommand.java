package io.openbroker.runtime.internal.command;

import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.ResourceKey;

/** A command on a service binding. */
public sealed interface BindingCommand extends Command
        permits BindCommand, UnbindCommand, FetchBindingCommand, LastBindingOperationCommand {

    String bindingId();

    /** Returns the key of the service binding, on the platform of the request. */
    default BindingKey bindingKey() {
        return new BindingKey(instanceKey(), bindingId());
    }

    @Override
    default ResourceKey resource() {
        return bindingKey();
    }
}

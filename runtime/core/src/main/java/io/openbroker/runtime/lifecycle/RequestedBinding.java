package io.openbroker.runtime.lifecycle;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindResource;
import io.openbroker.model.Context;
import io.openbroker.runtime.catalog.OfferedService;
import io.openbroker.runtime.command.BindCommand;
import io.openbroker.runtime.state.BindingAttributes;

/**
 * The service binding that a request asks for, with what a rotation takes over from its predecessor.
 *
 * @param service the offering
 * @param attributes what the service binding shall be
 * @param bindResource what it is for
 */
record RequestedBinding(OfferedService service, BindingAttributes attributes, BindResource bindResource) {

    BindRequest request(BindCommand command) {
        return new BindRequest(
                command.origin(),
                command.instanceId(),
                command.bindingId(),
                service.id(),
                attributes.planId(),
                Context.of(attributes.context()),
                bindResource,
                attributes.parameters(),
                attributes.predecessorBindingId());
    }
}

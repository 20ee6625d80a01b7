package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.Progress;
import io.openbroker.model.ServiceBinding;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.OperationCall;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.lifecycle.resource.ResourceAttributes;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.List;

/** The creation of a service binding. */
record BindingCreation(
        StoredOperation operation,
        StoredBinding claimed,
        OfferedService service,
        GivenParameters parameters,
        Lookup lookup)
        implements Mutation<StoredBinding, BindingResult> {

    @Override
    public BindingResult call(Progress progress) throws Exception {
        // Checked after the claim: a later deprovision finds the claim, and an earlier one is found here.
        StoredInstance instance = lookup.bindable(claimed.key().instance());
        BindingAttributes attributes = claimed.attributes();
        BindRequest request = new BindRequest(
                operation.request().origin(),
                claimed.key().instance().instanceId(),
                claimed.key().id(),
                claimed.serviceId(),
                attributes.planId(),
                ResourceAttributes.context(attributes, instance),
                ResourceAttributes.bindResource(attributes),
                attributes.parameters(),
                attributes.predecessorBindingId());
        return service.dispatcher().bind(new OperationCall<>(request, parameters, operation.id(), progress));
    }

    @Override
    public Completion<StoredBinding> completed(BindingResult result) {
        ServiceBinding told = (ServiceBinding) result;
        BoundAccess access = BindingBodies.of(told, service);
        return new Completion<>(
                BindingBodies.created(told, access),
                held -> List.of(RowChange.replace(Transitions.ready(held, access))));
    }
}

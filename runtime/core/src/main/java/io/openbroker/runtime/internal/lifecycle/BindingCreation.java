package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.Context;
import io.openbroker.model.Progress;
import io.openbroker.model.ServiceBinding;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.OperationCall;
import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.spi.state.BindingAttributes;
import io.openbroker.runtime.spi.state.BoundAccess;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredBinding;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.util.List;

/** The creation of a service binding that was claimed. */
record BindingCreation(
        StoredOperation operation,
        StoredBinding claimed,
        OfferedService service,
        GivenParameters parameters,
        StateStore store)
        implements Mutation<StoredBinding, BindingResult> {

    @Override
    public BindingResult call(Progress progress) throws Exception {
        // Looked at after the claim: a deprovision that comes later sees the claim, one that came before is seen here.
        StoredInstance instance = Lookup.usable(store, claimed.key().instance());
        BindingAttributes attributes = claimed.attributes();
        BindRequest request = new BindRequest(
                Origins.of(operation),
                claimed.key().instance().instanceId(),
                claimed.key().bindingId(),
                claimed.serviceId(),
                attributes.planId(),
                context(attributes, instance),
                RequestedBinding.bindResource(attributes.bindResource()),
                attributes.parameters(),
                attributes.predecessorBindingId());
        return service.dispatcher().bind(new OperationCall<>(request, parameters, operation.id(), progress));
    }

    /** Where the service binding stands; if its platform does not say, where its service instance does. */
    private static Context context(BindingAttributes attributes, StoredInstance instance) {
        return Context.of(
                AbsentValues.present(attributes.context()).isEmpty()
                        ? instance.current().context()
                        : attributes.context());
    }

    @Override
    public Completion<StoredBinding> completed(BindingResult result) {
        ServiceBinding told = (ServiceBinding) result;
        BoundAccess access = BindingBodies.of(told, service);
        return new Completion<>(
                BindingBodies.created(told, access), held -> List.of(RowChange.replace(held.ready(access))));
    }

    @Override
    public List<RowChange> refused(StoredBinding held) {
        return Settlement.ended(held, LifecycleEvent.REFUSED);
    }
}

package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.Context;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.Progress;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.OperationCall;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.util.List;

/** The creation of a service instance that was claimed. */
record InstanceCreation(
        StoredOperation operation, StoredInstance claimed, OfferedService service, GivenParameters parameters)
        implements Mutation<StoredInstance, InstanceResult> {

    @Override
    public InstanceResult call(Progress progress) throws Exception {
        ProvisionRequest request = new ProvisionRequest(
                Origins.of(operation),
                claimed.key().instanceId(),
                claimed.serviceId(),
                claimed.current().planId(),
                Context.of(claimed.current().context()),
                claimed.current().parameters(),
                operation.request().maintenanceInfo());
        return service.dispatcher().provision(new OperationCall<>(request, parameters, operation.id(), progress));
    }

    @Override
    public List<RowChange> delegated(StoredInstance held, Accepted accepted) {
        return InstanceChanges.delegated(held, accepted);
    }

    @Override
    public Completion<StoredInstance> completed(InstanceResult result) {
        ServiceInstance told = (ServiceInstance) result;
        return new Completion<>(InstanceBodies.created(told), held -> List.of(RowChange.replace(held.ready(told))));
    }

    @Override
    public List<RowChange> refused(StoredInstance held) {
        return Settlement.ended(held, LifecycleEvent.REFUSED);
    }
}

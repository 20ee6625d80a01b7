package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.Context;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.PreviousValues;
import io.openbroker.model.Progress;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.OperationCall;
import io.openbroker.runtime.spi.state.InstanceAttributes;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.util.List;
import java.util.Map;

/** The change of a service instance that was claimed. */
record InstanceChange(
        StoredOperation operation, StoredInstance claimed, OfferedService service, GivenParameters parameters)
        implements Mutation<StoredInstance, InstanceResult> {

    @Override
    public InstanceResult call(Progress progress) throws Exception {
        InstanceAttributes current = claimed.current();
        InstanceAttributes requested = claimed.pending().orElse(current);
        UpdateRequest request = new UpdateRequest(
                Origins.of(operation),
                claimed.key().instanceId(),
                claimed.serviceId(),
                requested.planId(),
                Context.of(requested.context()),
                operation.request().parameters().orElseGet(Map::of),
                operation.request().maintenanceInfo(),
                new PreviousValues(
                        current.planId(),
                        current.parameters(),
                        current.maintenanceVersion().map(MaintenanceInfo::new)));
        return service.dispatcher().update(new OperationCall<>(request, parameters, operation.id(), progress));
    }

    @Override
    public List<RowChange> delegated(StoredInstance held, Accepted accepted) {
        return InstanceChanges.delegated(held, accepted);
    }

    @Override
    public Completion<StoredInstance> completed(InstanceResult result) {
        ServiceInstance told = (ServiceInstance) result;
        return new Completion<>(
                Reply.of(Outcome.UPDATED, InstanceBodies.of(told)),
                held -> List.of(RowChange.replace(held.ready(told))));
    }

    @Override
    public List<RowChange> refused(StoredInstance held) {
        return Settlement.ended(held, LifecycleEvent.REFUSED);
    }
}

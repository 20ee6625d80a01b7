package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.Accepted;
import io.openbroker.model.Context;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.PreviousValues;
import io.openbroker.model.Progress;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.OperationCall;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.List;
import java.util.Map;

/** The creation or update of a service instance. */
public record InstanceMutation(
        StoredOperation operation, StoredInstance claimed, OfferedService service, GivenParameters parameters)
        implements Mutation<StoredInstance, InstanceResult> {

    @Override
    public InstanceResult call(Progress progress) throws Exception {
        return operation.kind() == OsbOperation.PROVISION ? provision(progress) : update(progress);
    }

    private InstanceResult provision(Progress progress) throws Exception {
        InstanceAttributes requested = claimed.current();
        ProvisionRequest request = new ProvisionRequest(
                operation.request().origin(),
                claimed.key().instanceId(),
                claimed.serviceId(),
                requested.planId(),
                Context.of(requested.context()),
                requested.parameters(),
                operation.request().maintenanceInfo());
        return service.dispatcher().provision(new OperationCall<>(request, parameters, operation.id(), progress));
    }

    private InstanceResult update(Progress progress) throws Exception {
        InstanceAttributes current = claimed.current();
        InstanceAttributes requested = claimed.pending().orElse(current);
        UpdateRequest request = new UpdateRequest(
                operation.request().origin(),
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

    /** The handler may have returned a dashboard. */
    @Override
    public List<RowChange> delegated(StoredInstance held, Accepted accepted) {
        return accepted.dashboardUrl()
                .map(url -> held.with(ServiceInstance.withDashboard(url)))
                .map(told -> List.of(RowChange.replace(told.with(held.status().next()))))
                .orElseGet(List::of);
    }

    @Override
    public Completion<StoredInstance> completed(InstanceResult result) {
        ServiceInstance told = (ServiceInstance) result;
        JsonResponse response = operation.kind() == OsbOperation.PROVISION
                ? InstanceBodies.created(told)
                : JsonResponse.of(Outcome.UPDATED, InstanceBodies.of(told));
        return new Completion<>(response, held -> List.of(RowChange.replace(Transitions.ready(held, told))));
    }
}

package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.Progress;
import io.openbroker.model.RequestOrigin;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.OperationCall;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The deletion of a service instance or service binding. */
record Deletion(
        StoredOperation operation,
        StoredResource claimed,
        OfferedService service,
        StateStore store,
        Lookup lookup,
        Predecessors predecessors)
        implements Mutation<StoredResource, DeletionResult> {

    @Override
    public DeletionResult call(Progress progress) throws Exception {
        // Checked after the claim: a later bind or deprovision finds the claim, and an earlier one is found here.
        lookup.rejectWhileRelatedChange(claimed.key());
        predecessors.awaitEnd(operation);
        RequestOrigin origin = operation.request().origin();
        String instanceId = claimed.key().instance().instanceId();
        Optional<String> bindingId = claimed.key().bindingId();
        if (bindingId.isPresent()) {
            UnbindRequest request =
                    new UnbindRequest(origin, instanceId, bindingId.get(), claimed.serviceId(), claimed.planId());
            return service.dispatcher().unbind(call(request, progress));
        }
        DeprovisionRequest request = new DeprovisionRequest(origin, instanceId, claimed.serviceId(), claimed.planId());
        return service.dispatcher().deprovision(call(request, progress));
    }

    private <R extends BrokerRequest> OperationCall<R> call(R request, Progress progress) {
        return new OperationCall<>(request, GivenParameters.none(), operation.id(), progress);
    }

    @Override
    public Completion<StoredResource> completed(DeletionResult result) {
        return new Completion<>(JsonResponse.of(Outcome.DELETED, JsonBody.empty()), this::gone);
    }

    @Override
    public List<RowChange> gone(StoredResource held) {
        return changes(store, held);
    }

    /** The changes of a deletion. A service instance is removed together with the service bindings that its platform has left. */
    static List<RowChange> changes(StateStore store, StoredResource held) {
        List<RowChange> changes = new ArrayList<>(Transitions.ended(held, LifecycleEvent.SUCCEEDED));
        if (held.key().bindingId().isEmpty()) {
            store.bindings(held.key().instance())
                    .forEach(binding -> changes.addAll(Transitions.ended(binding, LifecycleEvent.INSTANCE_GONE)));
        }
        return changes;
    }
}

package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Progress;
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
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.ArrayList;
import java.util.List;

/** The deletion of a service instance or service binding. */
record Deletion(
        StoredOperation operation,
        StoredResource claimed,
        OfferedService service,
        StateStore store,
        Lookup lookup,
        Predecessors predecessors,
        RemainingBindings remaining)
        implements Mutation<StoredResource, DeletionResult> {

    @Override
    public DeletionResult call(Progress progress) throws Exception {
        return claimed.key().bindingId().isPresent() ? unbind(progress) : deprovision(progress);
    }

    private DeletionResult unbind(Progress progress) throws Exception {
        InstanceKey instance = claimed.key().instance();
        boolean part = operation.request().partOf().isPresent() && lookup.deprovisioning(instance);
        if (!part) {
            // Checked after the claim: a later deprovision finds the claim, and an earlier one is found here.
            lookup.rejectWhileRelatedChange(claimed.key());
        }
        predecessors.awaitEnd(operation);
        UnbindRequest request = new UnbindRequest(
                operation.request().origin(),
                instance.instanceId(),
                claimed.key().bindingId().orElseThrow(),
                claimed.serviceId(),
                claimed.planId());
        return service.dispatcher().unbind(call(request, progress));
    }

    private DeletionResult deprovision(Progress progress) throws Exception {
        InstanceKey instance = claimed.key().instance();
        // Checked after the claim: a later bind finds the claim, and an earlier one is found here.
        List<StoredBinding> bindings = lookup.rejectWhileRelatedChange(instance);
        predecessors.awaitEnd(operation);
        if (service.handler(OsbOperation.UNBIND).isPresent()) {
            remaining.delete(operation, bindings, progress);
        }
        DeprovisionRequest request = new DeprovisionRequest(
                operation.request().origin(), instance.instanceId(), claimed.serviceId(), claimed.planId());
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

    /**
     * The changes of a deletion. A service instance is removed together with its service bindings: those of a broker that
     * cannot unbind, and those that are rejected at this moment because the service instance is being deleted.
     */
    static List<RowChange> changes(StateStore store, StoredResource held) {
        List<RowChange> changes = new ArrayList<>(Transitions.ended(held, LifecycleEvent.SUCCEEDED));
        if (held.key().bindingId().isEmpty()) {
            store.bindings(held.key().instance())
                    .forEach(binding -> changes.addAll(Transitions.ended(binding, LifecycleEvent.INSTANCE_GONE)));
        }
        return changes;
    }
}

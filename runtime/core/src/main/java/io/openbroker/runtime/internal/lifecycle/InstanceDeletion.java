package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.Progress;
import io.openbroker.runtime.internal.answer.JsonBody;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.OperationCall;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.util.List;

/** The deletion of a service instance that was claimed. */
record InstanceDeletion(
        StoredOperation operation,
        StoredInstance claimed,
        OfferedService service,
        StateStore store,
        Predecessors predecessors)
        implements Mutation<StoredInstance, DeletionResult> {

    @Override
    public DeletionResult call(Progress progress) throws Exception {
        // Looked at after the claim: a bind that comes later sees the claim, one that came before is seen here.
        Lookup.refuseWhileBindingsChange(store, claimed.key());
        predecessors.awaitEnd(operation);
        DeprovisionRequest request = new DeprovisionRequest(
                Origins.of(operation),
                claimed.key().instanceId(),
                claimed.serviceId(),
                claimed.current().planId());
        return service.dispatcher()
                .deprovision(new OperationCall<>(request, GivenParameters.none(), operation.id(), progress));
    }

    @Override
    public Completion<StoredInstance> completed(DeletionResult result) {
        return new Completion<>(Reply.of(Outcome.DELETED, JsonBody.empty()), this::gone);
    }

    @Override
    public List<RowChange> refused(StoredInstance held) {
        return Settlement.ended(held, LifecycleEvent.REFUSED);
    }

    @Override
    public List<RowChange> gone(StoredInstance held) {
        return InstanceChanges.deleted(held, store.bindings(held.key()));
    }
}

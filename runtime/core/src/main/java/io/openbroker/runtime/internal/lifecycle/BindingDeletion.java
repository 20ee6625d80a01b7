package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.DeletionResult;
import io.openbroker.model.Progress;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.internal.answer.JsonBody;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.OperationCall;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredBinding;
import io.openbroker.runtime.spi.state.StoredOperation;
import java.util.List;

/** The deletion of a service binding that was claimed. */
record BindingDeletion(
        StoredOperation operation,
        StoredBinding claimed,
        OfferedService service,
        StateStore store,
        Predecessors predecessors)
        implements Mutation<StoredBinding, DeletionResult> {

    @Override
    public DeletionResult call(Progress progress) throws Exception {
        // Looked at after the claim: a deprovision that comes later sees the claim, one that came before is seen here.
        Lookup.refuseWhileInstanceChanges(store, claimed.key().instance());
        predecessors.awaitEnd(operation);
        UnbindRequest request = new UnbindRequest(
                Origins.of(operation),
                claimed.key().instance().instanceId(),
                claimed.key().bindingId(),
                claimed.serviceId(),
                claimed.attributes().planId());
        return service.dispatcher()
                .unbind(new OperationCall<>(request, GivenParameters.none(), operation.id(), progress));
    }

    @Override
    public Completion<StoredBinding> completed(DeletionResult result) {
        return new Completion<>(Reply.of(Outcome.DELETED, JsonBody.empty()), this::gone);
    }

    @Override
    public List<RowChange> refused(StoredBinding held) {
        return Settlement.ended(held, LifecycleEvent.REFUSED);
    }

    @Override
    public List<RowChange> gone(StoredBinding held) {
        return Settlement.ended(held, LifecycleEvent.SUCCEEDED);
    }
}

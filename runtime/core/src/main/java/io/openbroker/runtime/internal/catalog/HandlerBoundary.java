package io.openbroker.runtime.internal.catalog;

import io.openbroker.annotation.State;
import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.LastBindingOperationRequest;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.UnbindRequest;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Calls handlers. A handler that throws {@link StateUnavailableException} has failed, and may have changed something; when the
 * runtime throws it, no handler has run.
 */
record HandlerBoundary(BrokerDispatcher handlers) implements BrokerDispatcher {

    @Override
    public List<OfferingDescriptor> offerings() {
        return handlers.offerings();
    }

    @Override
    public State state() {
        return handlers.state();
    }

    @Override
    public CatalogDocument catalog() {
        return handlers.catalog();
    }

    @Override
    public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
        return called(() -> handlers.provision(call));
    }

    @Override
    public InstanceResult update(HandlerCall<UpdateRequest> call) throws Exception {
        return called(() -> handlers.update(call));
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        return called(() -> handlers.deprovision(call));
    }

    @Override
    public BindingResult bind(HandlerCall<BindRequest> call) throws Exception {
        return called(() -> handlers.bind(call));
    }

    @Override
    public DeletionResult unbind(HandlerCall<UnbindRequest> call) throws Exception {
        return called(() -> handlers.unbind(call));
    }

    @Override
    public FetchedInstance fetchInstance(HandlerCall<FetchInstanceRequest> call) throws Exception {
        return called(() -> handlers.fetchInstance(call));
    }

    @Override
    public FetchedBinding fetchBinding(HandlerCall<FetchBindingRequest> call) throws Exception {
        return called(() -> handlers.fetchBinding(call));
    }

    @Override
    public OperationStatus lastOperation(HandlerCall<LastOperationRequest> call) throws Exception {
        return called(() -> handlers.lastOperation(call));
    }

    @Override
    public OperationStatus lastBindingOperation(HandlerCall<LastBindingOperationRequest> call) throws Exception {
        return called(() -> handlers.lastBindingOperation(call));
    }

    private static <T> T called(Callable<T> handler) throws Exception {
        try {
            return handler.call();
        } catch (StateUnavailableException thrown) {
            throw new IllegalStateException("A handler threw StateUnavailableException", thrown);
        }
    }
}

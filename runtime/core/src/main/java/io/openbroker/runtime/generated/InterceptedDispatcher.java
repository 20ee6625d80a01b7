package io.openbroker.runtime.generated;

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
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.UnbindRequest;
import io.openbroker.model.UpdateRequest;
import java.util.List;

/** Passes the calls of handlers through an interceptor, and everything else on. */
record InterceptedDispatcher(BrokerDispatcher handlers, HandlerInterceptor interceptor) implements BrokerDispatcher {

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
        return interceptor.call(OsbOperation.PROVISION, call.request(), () -> handlers.provision(call));
    }

    @Override
    public InstanceResult update(HandlerCall<UpdateRequest> call) throws Exception {
        return interceptor.call(OsbOperation.UPDATE, call.request(), () -> handlers.update(call));
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        return interceptor.call(OsbOperation.DEPROVISION, call.request(), () -> handlers.deprovision(call));
    }

    @Override
    public BindingResult bind(HandlerCall<BindRequest> call) throws Exception {
        return interceptor.call(OsbOperation.BIND, call.request(), () -> handlers.bind(call));
    }

    @Override
    public DeletionResult unbind(HandlerCall<UnbindRequest> call) throws Exception {
        return interceptor.call(OsbOperation.UNBIND, call.request(), () -> handlers.unbind(call));
    }

    @Override
    public FetchedInstance fetchInstance(HandlerCall<FetchInstanceRequest> call) throws Exception {
        return interceptor.call(OsbOperation.FETCH_INSTANCE, call.request(), () -> handlers.fetchInstance(call));
    }

    @Override
    public FetchedBinding fetchBinding(HandlerCall<FetchBindingRequest> call) throws Exception {
        return interceptor.call(OsbOperation.FETCH_BINDING, call.request(), () -> handlers.fetchBinding(call));
    }

    @Override
    public OperationStatus lastOperation(HandlerCall<LastOperationRequest> call) throws Exception {
        return interceptor.call(OsbOperation.LAST_OPERATION, call.request(), () -> handlers.lastOperation(call));
    }

    @Override
    public OperationStatus lastBindingOperation(HandlerCall<LastBindingOperationRequest> call) throws Exception {
        return interceptor.call(
                OsbOperation.LAST_BINDING_OPERATION, call.request(), () -> handlers.lastBindingOperation(call));
    }
}

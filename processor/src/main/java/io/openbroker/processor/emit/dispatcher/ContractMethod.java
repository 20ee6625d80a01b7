package io.openbroker.processor.emit.dispatcher;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.BrokerRequest;
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

/**
 * The method of the runtime's contract for an operation.
 *
 * @param name its name
 * @param request the request of the operation
 * @param result what it returns
 */
record ContractMethod(String name, Class<? extends BrokerRequest> request, Class<?> result) {

    static ContractMethod of(OsbOperation operation) {
        return switch (operation) {
            case PROVISION -> new ContractMethod("provision", ProvisionRequest.class, InstanceResult.class);
            case UPDATE -> new ContractMethod("update", UpdateRequest.class, InstanceResult.class);
            case DEPROVISION -> new ContractMethod("deprovision", DeprovisionRequest.class, DeletionResult.class);
            case BIND -> new ContractMethod("bind", BindRequest.class, BindingResult.class);
            case UNBIND -> new ContractMethod("unbind", UnbindRequest.class, DeletionResult.class);
            case FETCH_INSTANCE ->
                new ContractMethod("fetchInstance", FetchInstanceRequest.class, FetchedInstance.class);
            case FETCH_BINDING -> new ContractMethod("fetchBinding", FetchBindingRequest.class, FetchedBinding.class);
            case LAST_OPERATION ->
                new ContractMethod("lastOperation", LastOperationRequest.class, OperationStatus.class);
            case LAST_BINDING_OPERATION ->
                new ContractMethod("lastBindingOperation", LastBindingOperationRequest.class, OperationStatus.class);
            case CATALOG -> throw new IllegalArgumentException("The catalog has no handler; it is generated");
        };
    }
}

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

/**
 * The contract between the code that is generated for a broker class and the runtime: the offerings of the broker, and
 * the calls of its handlers.
 *
 * <p>The runtime calls a method only for an operation that the offering of the request {@linkplain
 * OfferingDescriptor#handlers() handles}, and with ids that are in {@link #offerings()}. A dispatcher overrides the
 * methods for which its broker has handlers; it keeps no state of its own and is as safe for use by many threads as its
 * broker is. Exceptions of handlers pass through its methods.
 */
public interface BrokerDispatcher {

    /**
     * The offerings that this broker serves, retired plans included.
     *
     * @return the offerings, in the order of the catalog
     */
    List<OfferingDescriptor> offerings();

    /**
     * Whether the runtime or the broker keeps the service instances and service bindings.
     *
     * @return {@link State#MANAGED} if the runtime does
     */
    default State state() {
        return State.MANAGED;
    }

    /**
     * The catalog, as the broker serves it.
     *
     * @return the document that was generated with this dispatcher
     */
    CatalogDocument catalog();

    /**
     * Calls the handler for {@link OsbOperation#PROVISION}.
     *
     * @param call the request and its context
     * @return the result of the handler
     * @throws Exception what the handler throws
     */
    default InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
        throw new MissingHandlerException(OsbOperation.PROVISION);
    }

    /**
     * Calls the handler for {@link OsbOperation#UPDATE}.
     *
     * @param call the request and its context
     * @return the result of the handler
     * @throws Exception what the handler throws
     */
    default InstanceResult update(HandlerCall<UpdateRequest> call) throws Exception {
        throw new MissingHandlerException(OsbOperation.UPDATE);
    }

    /**
     * Calls the handler for {@link OsbOperation#DEPROVISION}.
     *
     * @param call the request and its context
     * @return whether the service instance is deleted, or its deletion continues elsewhere
     * @throws Exception what the handler throws
     */
    default DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        throw new MissingHandlerException(OsbOperation.DEPROVISION);
    }

    /**
     * Calls the handler for {@link OsbOperation#BIND}.
     *
     * @param call the request and its context
     * @return the service binding
     * @throws Exception what the handler throws
     */
    default BindingResult bind(HandlerCall<BindRequest> call) throws Exception {
        throw new MissingHandlerException(OsbOperation.BIND);
    }

    /**
     * Calls the handler for {@link OsbOperation#UNBIND}.
     *
     * @param call the request and its context
     * @return whether the service binding is deleted, or its deletion continues elsewhere
     * @throws Exception what the handler throws
     */
    default DeletionResult unbind(HandlerCall<UnbindRequest> call) throws Exception {
        throw new MissingHandlerException(OsbOperation.UNBIND);
    }

    /**
     * Calls the handler for {@link OsbOperation#FETCH_INSTANCE}.
     *
     * @param call the request and its context
     * @return the service instance
     * @throws Exception what the handler throws
     */
    default FetchedInstance fetchInstance(HandlerCall<FetchInstanceRequest> call) throws Exception {
        throw new MissingHandlerException(OsbOperation.FETCH_INSTANCE);
    }

    /**
     * Calls the handler for {@link OsbOperation#FETCH_BINDING}.
     *
     * @param call the request and its context
     * @return the service binding
     * @throws Exception what the handler throws
     */
    default FetchedBinding fetchBinding(HandlerCall<FetchBindingRequest> call) throws Exception {
        throw new MissingHandlerException(OsbOperation.FETCH_BINDING);
    }

    /**
     * Calls the handler for {@link OsbOperation#LAST_OPERATION}.
     *
     * @param call the request and its context
     * @return the status of the operation
     * @throws Exception what the handler throws
     */
    default OperationStatus lastOperation(HandlerCall<LastOperationRequest> call) throws Exception {
        throw new MissingHandlerException(OsbOperation.LAST_OPERATION);
    }

    /**
     * Calls the handler for {@link OsbOperation#LAST_BINDING_OPERATION}.
     *
     * @param call the request and its context
     * @return the status of the operation
     * @throws Exception what the handler throws
     */
    default OperationStatus lastBindingOperation(HandlerCall<LastBindingOperationRequest> call) throws Exception {
        throw new MissingHandlerException(OsbOperation.LAST_BINDING_OPERATION);
    }
}

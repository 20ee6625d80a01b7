package com.example;

import io.openbroker.annotation.State;
import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.generated.UnknownPlanException;
import io.openbroker.undertow.BrokerServer;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Calls the handlers of {@link QueueBroker}.
 */
@Generated("io.openbroker.processor.BrokerProcessor")
public final class QueueBrokerDispatcher implements BrokerDispatcher {
    private final QueueBroker broker;

    /**
     * A dispatcher for a broker.
     *
     * @param broker the object on which handlers are called
     */
    public QueueBrokerDispatcher(QueueBroker broker) {
        this.broker = broker;
    }

    @Override
    public List<OfferingDescriptor> offerings() {
        return List.of(offering());
    }

    @Override
    public CatalogDocument catalog() {
        return CatalogDocument.read(
                QueueBrokerDispatcher.class,
                "META-INF/openbroker/com.example.QueueBroker.json",
                "\"7f8fe3c1051b1cdd0da0b81762f2f403\"");
    }

    /**
     * Serves a new broker over HTTP until the process is told to stop; settings come from the environment.
     *
     * @param args what the command line says
     * @throws Exception if the broker cannot be made, or the server cannot start
     */
    public static void main(String[] args) throws Exception {
        BrokerServer.run(args, new QueueBrokerDispatcher(new QueueBroker()));
    }

    @Override
    public State state() {
        return State.EXTERNAL;
    }

    @Override
    public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
        ProvisionRequest request = call.request();
        return broker.provision(request.instanceId(), plan(request.planId()));
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        DeprovisionRequest request = call.request();
        return call.await(broker.deprovision(request.instanceId()));
    }

    @Override
    public OperationStatus lastOperation(HandlerCall<LastOperationRequest> call) throws Exception {
        LastOperationRequest request = call.request();
        return broker.lastOperation(call.operationId(), plan(request.planId()));
    }

    @Override
    public BindingResult bind(HandlerCall<BindRequest> call) throws Exception {
        BindRequest request = call.request();
        return broker.bind(request);
    }

    @Override
    public FetchedBinding fetchBinding(HandlerCall<FetchBindingRequest> call) throws Exception {
        FetchBindingRequest request = call.request();
        return FetchedBinding.of(broker.fetch(request.bindingId()));
    }

    @Override
    public DeletionResult unbind(HandlerCall<UnbindRequest> call) throws Exception {
        UnbindRequest request = call.request();
        broker.unbind(request.bindingId());
        return Deleted.DONE;
    }

    private static OfferingDescriptor offering() {
        return OfferingDescriptor.of("e7a2e2a4-4b8e-49c4-8c5b-0f7f1a3f6d10", "queues")
                .handles(OsbOperation.PROVISION, Execution.DELEGATED)
                .handles(OsbOperation.DEPROVISION, Execution.DELEGATED)
                .handles(OsbOperation.LAST_OPERATION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.BIND, Execution.SYNCHRONOUS)
                .handles(OsbOperation.FETCH_BINDING, Execution.SYNCHRONOUS)
                .handles(OsbOperation.UNBIND, Execution.SYNCHRONOUS)
                .bindingsRetrievable()
                .plan(PlanDescriptor.of("1f0a1d5e-6c86-4a2f-9d0e-3f8a5b7c2e21", "shared").asBindable())
                .plan(PlanDescriptor.of("2a1b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d", "rotatable").asBindable().asBindingRotatable())
                .build();
    }

    private static QueueBroker.Plans plan(String planId) {
        return switch (planId) {
            case "1f0a1d5e-6c86-4a2f-9d0e-3f8a5b7c2e21" -> QueueBroker.Plans.SHARED;
            case "2a1b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d" -> QueueBroker.Plans.ROTATABLE;
            default -> throw new UnknownPlanException(QueueBroker.Plans.class, planId);
        };
    }
}

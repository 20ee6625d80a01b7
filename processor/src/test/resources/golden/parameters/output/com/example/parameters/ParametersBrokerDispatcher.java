package com.example.parameters;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UnbindRequest;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.undertow.BrokerServer;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Calls the handlers of {@link ParametersBroker}.
 */
@Generated("io.openbroker.processor.BrokerProcessor")
public final class ParametersBrokerDispatcher implements BrokerDispatcher {
    private final ParametersBroker broker;

    /**
     * A dispatcher for a broker.
     *
     * @param broker the object on which handlers are called
     */
    public ParametersBrokerDispatcher(ParametersBroker broker) {
        this.broker = broker;
    }

    @Override
    public List<OfferingDescriptor> offerings() {
        return List.of(offering());
    }

    @Override
    public CatalogDocument catalog() {
        return CatalogDocument.read(
                ParametersBrokerDispatcher.class,
                "META-INF/openbroker/com.example.parameters.ParametersBroker.json",
                "\"4bbb1659b6bd50c8ea06c36f41718694\"");
    }

    /**
     * Serves a new broker over HTTP until the process is told to stop; settings come from the environment.
     *
     * @param args what the command line says
     * @throws Exception if the broker cannot be made, or the server cannot start
     */
    public static void main(String[] args) throws Exception {
        BrokerServer.run(args, new ParametersBrokerDispatcher(new ParametersBroker()));
    }

    @Override
    public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
        broker.provision(call.parameters(ParametersBroker.Create.class));
        return ServiceInstance.EMPTY;
    }

    @Override
    public InstanceResult update(HandlerCall<UpdateRequest> call) throws Exception {
        broker.update(call.parameters(ParametersBroker.Change.class));
        return ServiceInstance.EMPTY;
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        broker.deprovision();
        return Deleted.DONE;
    }

    @Override
    public BindingResult bind(HandlerCall<BindRequest> call) throws Exception {
        return ServiceBinding.of(broker.bind(call.parameters(ParametersBroker.Owner.class)));
    }

    @Override
    public DeletionResult unbind(HandlerCall<UnbindRequest> call) throws Exception {
        broker.unbind();
        return Deleted.DONE;
    }

    private static OfferingDescriptor offering() {
        return OfferingDescriptor.of("parameters-id", "parameters")
                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS, ParametersBroker.Create.class)
                .handles(OsbOperation.UPDATE, Execution.SYNCHRONOUS, ParametersBroker.Change.class)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.BIND, Execution.SYNCHRONOUS, ParametersBroker.Owner.class)
                .handles(OsbOperation.UNBIND, Execution.SYNCHRONOUS)
                .instancesRetrievable()
                .bindingsRetrievable()
                .plan(PlanDescriptor.of("only", "only").asBindable().asPlanUpdateable().asBindingRotatable())
                .build();
    }
}

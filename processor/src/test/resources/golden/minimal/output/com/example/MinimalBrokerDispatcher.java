package com.example;

import io.openbroker.model.Deleted;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceInstance;
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
 * Calls the handlers of {@link MinimalBroker}.
 */
@Generated("io.openbroker.processor.BrokerProcessor")
public final class MinimalBrokerDispatcher implements BrokerDispatcher {
    private final MinimalBroker broker;

    /**
     * A dispatcher for a broker.
     *
     * @param broker the object on which handlers are called
     */
    public MinimalBrokerDispatcher(MinimalBroker broker) {
        this.broker = broker;
    }

    @Override
    public List<OfferingDescriptor> offerings() {
        return List.of(offering());
    }

    @Override
    public CatalogDocument catalog() {
        return CatalogDocument.read(
                MinimalBrokerDispatcher.class,
                "META-INF/openbroker/com.example.MinimalBroker.json",
                "\"579fdc86e9fc22f00e396f044d933fbb\"");
    }

    /**
     * Serves a new broker over HTTP until the process is told to stop; settings come from the environment.
     *
     * @param args what the command line says
     * @throws Exception if the broker cannot be made, or the server cannot start
     */
    public static void main(String[] args) throws Exception {
        BrokerServer.run(args, new MinimalBrokerDispatcher(new MinimalBroker()));
    }

    @Override
    public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
        broker.provision();
        return ServiceInstance.EMPTY;
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        broker.deprovision();
        return Deleted.DONE;
    }

    private static OfferingDescriptor offering() {
        return OfferingDescriptor.of("0a5e2c0e-6b0b-4c57-9d49-3d1b6d3d3c11", "minimal")
                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .instancesRetrievable()
                .plan(PlanDescriptor.of("b3bd4bd5-1e4a-4d0e-8a43-6f1f7a1a9c2f", "only-one"))
                .build();
    }
}

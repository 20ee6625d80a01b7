package com.example.file;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.MissingHandlerException;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.generated.UnknownPlanException;
import io.openbroker.undertow.BrokerServer;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Calls the handlers of {@link FileBroker}.
 */
@Generated("io.openbroker.processor.BrokerProcessor")
public final class FileBrokerDispatcher implements BrokerDispatcher {
    private final FileBroker broker;

    /**
     * A dispatcher for a broker.
     *
     * @param broker the object on which handlers are called
     */
    public FileBrokerDispatcher(FileBroker broker) {
        this.broker = broker;
    }

    @Override
    public List<OfferingDescriptor> offerings() {
        return List.of(objectStorageOffering(), archiveOffering());
    }

    @Override
    public CatalogDocument catalog() {
        return CatalogDocument.read(
                FileBrokerDispatcher.class,
                "META-INF/openbroker/com.example.file.FileBroker.json",
                "\"33b702f0bef34730c3dc152e89dc64d9\"");
    }

    /**
     * Serves a new broker over HTTP until the process is told to stop; settings come from the environment.
     *
     * @param args what the command line says
     * @throws Exception if the broker cannot be made, or the server cannot start
     */
    public static void main(String[] args) throws Exception {
        BrokerServer.run(args, new FileBrokerDispatcher(new FileBroker()));
    }

    @Override
    public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
        ProvisionRequest request = call.request();
        broker.provision(request.instanceId(), objectStoragePlan(request.planId()));
        return ServiceInstance.EMPTY;
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        DeprovisionRequest request = call.request();
        return switch (request.serviceId()) {
            case "0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e01" -> {
                broker.deprovisionBucket(request.instanceId(), request.planId());
                yield Deleted.DONE;
            }
            case "0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e04" -> {
                broker.deprovisionArchive(request.instanceId());
                yield Deleted.DONE;
            }
            default -> throw new MissingHandlerException(OsbOperation.DEPROVISION);
        };
    }

    @Override
    public BindingResult bind(HandlerCall<BindRequest> call) throws Exception {
        BindRequest request = call.request();
        return switch (request.serviceId()) {
            case "0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e01" -> broker.bind(request.bindingId());
            default -> throw new MissingHandlerException(OsbOperation.BIND);
        };
    }

    @Override
    public DeletionResult unbind(HandlerCall<UnbindRequest> call) throws Exception {
        UnbindRequest request = call.request();
        return switch (request.serviceId()) {
            case "0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e01" -> {
                broker.unbind(request.bindingId());
                yield Deleted.DONE;
            }
            default -> throw new MissingHandlerException(OsbOperation.UNBIND);
        };
    }

    private static OfferingDescriptor objectStorageOffering() {
        return OfferingDescriptor.of("0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e01", "object-storage")
                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.BIND, Execution.SYNCHRONOUS)
                .handles(OsbOperation.UNBIND, Execution.SYNCHRONOUS)
                .instancesRetrievable()
                .bindingsRetrievable()
                .plan(PlanDescriptor.of("0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e02", "small").asBindable().asBindingRotatable())
                .plan(PlanDescriptor.of("0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e03", "extra-large").asBindable().withMaintenance("2.1.0"))
                .build();
    }

    private static OfferingDescriptor archiveOffering() {
        return OfferingDescriptor.of("0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e04", "archive")
                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .instancesRetrievable()
                .plan(PlanDescriptor.of("0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e05", "small").withMaintenance("1.0.0"))
                .plan(PlanDescriptor.of("0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e06", "extra-large").asRetired())
                .build();
    }

    private static FileBroker.Size objectStoragePlan(String planId) {
        return switch (planId) {
            case "0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e02" -> FileBroker.Size.SMALL;
            case "0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e03" -> FileBroker.Size.EXTRA_LARGE;
            case "0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e05" -> FileBroker.Size.SMALL;
            case "0c2f6a1e-7a55-4b0e-9a57-7f2d1a3c5e06" -> FileBroker.Size.EXTRA_LARGE;
            default -> throw new UnknownPlanException(FileBroker.Size.class, planId);
        };
    }
}

package com.example.storage;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BindingResult;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
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
import io.openbroker.runtime.generated.MissingHandlerException;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.generated.UnknownPlanException;
import io.openbroker.undertow.BrokerServer;
import java.util.List;
import javax.annotation.processing.Generated;
import tools.jackson.databind.JsonNode;

/**
 * Calls the handlers of {@link StorageBroker}.
 */
@Generated("io.openbroker.processor.BrokerProcessor")
public final class StorageBrokerDispatcher implements BrokerDispatcher {
    private final StorageBroker broker;

    /**
     * A dispatcher for a broker.
     *
     * @param broker the object on which handlers are called
     */
    public StorageBrokerDispatcher(StorageBroker broker) {
        this.broker = broker;
    }

    @Override
    public List<OfferingDescriptor> offerings() {
        return List.of(postgresOffering(), keyValueCacheOffering());
    }

    @Override
    public CatalogDocument catalog() {
        return CatalogDocument.read(
                StorageBrokerDispatcher.class,
                "META-INF/openbroker/com.example.storage.StorageBroker.json",
                "\"70752d27a2bb059b93f23f30dc96efa7\"");
    }

    /**
     * Serves a new broker over HTTP until the process is told to stop; settings come from the environment.
     *
     * @param args what the command line says
     * @throws Exception if the broker cannot be made, or the server cannot start
     */
    public static void main(String[] args) throws Exception {
        BrokerServer.run(args, new StorageBrokerDispatcher(new StorageBroker()));
    }

    @Override
    public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
        ProvisionRequest request = call.request();
        return switch (request.serviceId()) {
            case "offering-postgres" -> call.await(broker.provisionPostgres(
                    request.instanceId(),
                    postgresPlan(request.planId()),
                    call.parameters(StorageBroker.DatabaseParameters.class),
                    request.context(),
                    request.originatingIdentity(),
                    request.requestIdentity(),
                    request.platform(),
                    request.maintenanceInfo(),
                    call.progress()));
            case "offering-cache" -> {
                broker.provisionCache(
                        keyValueCachePlan(request.planId()),
                        request.serviceId(),
                        request.planId(),
                        call.operationId());
                yield ServiceInstance.EMPTY;
            }
            default -> throw new MissingHandlerException(OsbOperation.PROVISION);
        };
    }

    @Override
    public FetchedInstance fetchInstance(HandlerCall<FetchInstanceRequest> call) throws Exception {
        FetchInstanceRequest request = call.request();
        return switch (request.serviceId()) {
            case "offering-postgres" -> FetchedInstance.of(broker.fetchInstance(request));
            default -> throw new MissingHandlerException(OsbOperation.FETCH_INSTANCE);
        };
    }

    @Override
    public InstanceResult update(HandlerCall<UpdateRequest> call) throws Exception {
        UpdateRequest request = call.request();
        return broker.update(request, request.previousValues(), request.parameters());
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        DeprovisionRequest request = call.request();
        call.await(broker.deprovision(request.instanceId()));
        return Deleted.DONE;
    }

    @Override
    public OperationStatus lastOperation(HandlerCall<LastOperationRequest> call) throws Exception {
        LastOperationRequest request = call.request();
        return switch (request.serviceId()) {
            case "offering-postgres" -> broker.lastOperation(call.operationId(), request);
            default -> throw new MissingHandlerException(OsbOperation.LAST_OPERATION);
        };
    }

    @Override
    public BindingResult bind(HandlerCall<BindRequest> call) throws Exception {
        BindRequest request = call.request();
        return switch (request.serviceId()) {
            case "offering-postgres" -> ServiceBinding.of(call.await(broker.bindPostgres(
                    request.bindingId(),
                    request.bindResource(),
                    call.parameters(StorageBroker.BindParameters.class))));
            case "offering-cache" -> broker.bindCache(request, call.parameters(JsonNode.class));
            default -> throw new MissingHandlerException(OsbOperation.BIND);
        };
    }

    @Override
    public FetchedBinding fetchBinding(HandlerCall<FetchBindingRequest> call) throws Exception {
        FetchBindingRequest request = call.request();
        return FetchedBinding.of(ServiceBinding.of(broker.fetchBinding(request.bindingId())));
    }

    @Override
    public DeletionResult unbind(HandlerCall<UnbindRequest> call) throws Exception {
        UnbindRequest request = call.request();
        broker.unbind(request.instanceId(), request.bindingId());
        return Deleted.DONE;
    }

    private static OfferingDescriptor postgresOffering() {
        return OfferingDescriptor.of("offering-postgres", "postgres")
                .handles(OsbOperation.PROVISION, Execution.DELEGATED, StorageBroker.DatabaseParameters.class)
                .handles(OsbOperation.FETCH_INSTANCE, Execution.SYNCHRONOUS)
                .handles(OsbOperation.UPDATE, Execution.WHEN_ACCEPTED)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.LAST_OPERATION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.BIND, Execution.SYNCHRONOUS, StorageBroker.BindParameters.class)
                .handles(OsbOperation.FETCH_BINDING, Execution.SYNCHRONOUS)
                .handles(OsbOperation.UNBIND, Execution.SYNCHRONOUS)
                .instancesRetrievable()
                .bindingsRetrievable()
                .allowContextUpdates()
                .requiresApp()
                .plan(PlanDescriptor.of("plan-small", "small").asBindable().asPlanUpdateable().asBindingRotatable())
                .plan(PlanDescriptor.of("plan-large", "large-v2").withMaintenance("2.1.0"))
                .plan(PlanDescriptor.of("plan-old", "old").asBindable().asPlanUpdateable().asBindingRotatable().asRetired())
                .build();
    }

    private static OfferingDescriptor keyValueCacheOffering() {
        return OfferingDescriptor.of("offering-cache", "key-value.cache")
                .handles(OsbOperation.PROVISION, Execution.ASYNCHRONOUS)
                .handles(OsbOperation.UPDATE, Execution.WHEN_ACCEPTED)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.BIND, Execution.SYNCHRONOUS)
                .handles(OsbOperation.FETCH_BINDING, Execution.SYNCHRONOUS)
                .handles(OsbOperation.UNBIND, Execution.SYNCHRONOUS)
                .bindingsRetrievable()
                .plan(PlanDescriptor.of("plan-cache", "cache").asBindable().withMaintenance("1.0.0-rc.1+build.5"))
                .build();
    }

    private static StorageBroker.PostgresPlans postgresPlan(String planId) {
        return switch (planId) {
            case "plan-small" -> StorageBroker.PostgresPlans.SMALL;
            case "plan-large" -> StorageBroker.PostgresPlans.EXTRA_LARGE;
            case "plan-old" -> StorageBroker.PostgresPlans.OLD;
            default -> throw new UnknownPlanException(StorageBroker.PostgresPlans.class, planId);
        };
    }

    private static StorageBroker.CachePlans keyValueCachePlan(String planId) {
        return switch (planId) {
            case "plan-cache" -> StorageBroker.CachePlans.CACHE;
            default -> throw new UnknownPlanException(StorageBroker.CachePlans.class, planId);
        };
    }
}

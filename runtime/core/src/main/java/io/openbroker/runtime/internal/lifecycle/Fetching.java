package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.FetchBindingCommand;
import io.openbroker.runtime.internal.command.FetchInstanceCommand;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.OperationCall;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleTable;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.lifecycle.resource.Reaction;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches service instances and bindings (OSB v2.17, "Fetching a Service Instance", "Fetching a Service Binding"): with the
 * broker's handler if it has one, otherwise from the state.
 */
final class Fetching {

    private final Lookup lookup;
    private final ServiceCatalog catalog;
    private final HandlerCalls calls;

    Fetching(Lookup lookup, ServiceCatalog catalog, HandlerCalls calls) {
        this.lookup = lookup;
        this.catalog = catalog;
        this.calls = calls;
    }

    JsonResponse carryOut(FetchInstanceCommand command) {
        StoredInstance instance = lookup.existing(command.instanceKey(), LifecycleEvent.FETCH);
        command.serviceId().ifPresent(id -> Lookup.checkService(instance, id));
        Lookup.demandProceeding(instance, LifecycleEvent.FETCH);
        OfferedService service = catalog.existing(instance.serviceId());
        Preconditions.instancesRetrievable(service);
        FetchInstanceRequest request = new FetchInstanceRequest(
                command.origin(), command.instanceId(), instance.serviceId(), instance.planId());
        FetchedInstance fetched = service.handler(OsbOperation.FETCH_INSTANCE).isPresent()
                ? calls.call(command, () -> service.dispatcher().fetchInstance(call(request)))
                : FetchedInstance.of(instance.details());
        return response(instance, fetched);
    }

    JsonResponse carryOut(FetchBindingCommand command) {
        StoredBinding binding = lookup.binding(command.bindingKey())
                .filter(present -> LifecycleTable.reaction(present.phase(), LifecycleEvent.FETCH) != Reaction.NOT_FOUND)
                .orElseThrow(() -> Lookup.rejection(Reaction.NOT_FOUND, command.bindingKey()));
        command.serviceId().ifPresent(id -> Lookup.checkService(binding, id));
        Lookup.demandProceeding(binding, LifecycleEvent.FETCH);
        OfferedService service = catalog.existing(binding.serviceId());
        Preconditions.bindingsRetrievable(service);
        FetchBindingRequest request = new FetchBindingRequest(
                command.origin(), command.instanceId(), command.bindingId(), binding.serviceId(), binding.planId());
        Map<String, Object> parameters = binding.attributes().parameters();
        if (service.handler(OsbOperation.FETCH_BINDING).isEmpty()) {
            return BindingBodies.fetched(binding.access(), parameters);
        }
        return calls.call(command, () -> {
            FetchedBinding fetched = service.dispatcher().fetchBinding(call(request));
            return BindingBodies.fetched(
                    BindingBodies.of(fetched.binding(), service),
                    fetched.parameters().orElse(parameters));
        });
    }

    private static JsonResponse response(StoredInstance instance, FetchedInstance fetched) {
        InstanceAttributes current = instance.current();
        return InstanceBodies.fetched(
                instance.serviceId(),
                new FetchedInstance(
                        fetched.instance(),
                        Optional.of(fetched.planId().orElse(current.planId())),
                        Optional.of(fetched.parameters().orElse(current.parameters())),
                        fetched.maintenanceInfo()
                                .or(() -> current.maintenanceVersion().map(MaintenanceInfo::new))));
    }

    private static <R extends BrokerRequest> OperationCall<R> call(R request) {
        return HandlerCalls.withoutOperation(request, request.requestIdentity().value());
    }
}

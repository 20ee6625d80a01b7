package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.BrokerRequest;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.FetchBindingCommand;
import io.openbroker.runtime.internal.command.FetchInstanceCommand;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.handler.HandlerCalls;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.OperationCall;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.spi.state.InstanceAttributes;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.LifecycleTable;
import io.openbroker.runtime.spi.state.Reaction;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredBinding;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredResource;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Looks service instances and bindings up (OSB v2.17, "Fetching a Service Instance", "Fetching a Service Binding"): with
 * the broker's handler if it has one, and else from what is remembered.
 */
final class Fetching {

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final HandlerCalls calls;
    private final Clock clock;

    Fetching(StateStore store, ServiceCatalog catalog, HandlerCalls calls, Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.calls = calls;
        this.clock = clock;
    }

    Reply carryOut(FetchInstanceCommand command) {
        StoredInstance instance = Lookup.existing(store, command.instanceKey(), LifecycleEvent.FETCH);
        command.serviceId().ifPresent(id -> Lookup.checkService(instance, id));
        refuseWhileHeld(instance);
        OfferedService service = catalog.service(instance.serviceId());
        Preconditions.instancesRetrievable(service);
        FetchInstanceRequest request = new FetchInstanceRequest(
                command.origin(),
                command.instanceId(),
                instance.serviceId(),
                instance.current().planId());
        FetchedInstance fetched = service.handler(OsbOperation.FETCH_INSTANCE).isPresent()
                ? calls.call(command, () -> service.dispatcher().fetchInstance(call(request)))
                : FetchedInstance.of(instance.details());
        return reply(instance, fetched);
    }

    Reply carryOut(FetchBindingCommand command) {
        StoredBinding binding = store.binding(command.bindingKey())
                .map(row -> row.at(clock.instant()))
                .filter(present -> LifecycleTable.reaction(present.phase(), LifecycleEvent.FETCH) != Reaction.NOT_FOUND)
                .orElseThrow(() -> Claims.refusal(Reaction.NOT_FOUND, command.bindingKey()));
        command.serviceId().ifPresent(id -> Lookup.checkService(binding, id));
        refuseWhileHeld(binding);
        OfferedService service = catalog.service(binding.serviceId());
        Preconditions.bindingsRetrievable(service);
        FetchBindingRequest request = new FetchBindingRequest(
                command.origin(),
                command.instanceId(),
                command.bindingId(),
                binding.serviceId(),
                binding.attributes().planId());
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

    private static void refuseWhileHeld(StoredResource present) {
        Reaction reaction = LifecycleTable.reaction(present.phase(), LifecycleEvent.FETCH);
        if (reaction != Reaction.PROCEEDS) {
            throw Claims.refusal(reaction, present.key());
        }
    }

    private static Reply reply(StoredInstance instance, FetchedInstance fetched) {
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

package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredBinding;
import io.openbroker.runtime.spi.state.StoredInstance;
import io.openbroker.runtime.spi.state.StoredOperation;
import io.openbroker.runtime.spi.state.StoredResource;

/** Tells from what a claim has recorded what is to be done, so that any process can do it. */
final class Mutations {

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final Predecessors predecessors;

    Mutations(StateStore store, ServiceCatalog catalog, RunningOperations operations, Ticker ticker) {
        this.store = store;
        this.catalog = catalog;
        this.predecessors = new Predecessors(store, operations, ticker);
    }

    /** What an operation does to what it holds. */
    Mutation<? extends StoredResource, ?> of(StoredOperation operation, StoredResource held) {
        OfferedService service = catalog.service(held.serviceId());
        HandlerDescriptor handler = Preconditions.handler(service, operation.kind());
        return held instanceof StoredInstance instance
                ? of(operation, instance, service, handler)
                : of(operation, (StoredBinding) held, service, handler);
    }

    private Mutation<StoredInstance, ?> of(
            StoredOperation operation, StoredInstance held, OfferedService service, HandlerDescriptor handler) {
        return switch (operation.kind()) {
            case PROVISION ->
                new InstanceCreation(
                        operation,
                        held,
                        service,
                        GivenParameters.recorded(held.current().parameters(), handler));
            case UPDATE -> {
                GivenParameters parameters = operation
                        .request()
                        .parameters()
                        .map(given -> GivenParameters.recorded(given, handler))
                        .orElseGet(
                                () -> GivenParameters.unchanged(held.current().parameters(), handler));
                yield new InstanceChange(operation, held, service, parameters);
            }
            case DEPROVISION -> deletion(operation, held, service);
            default -> throw new IllegalStateException(operation.kind() + " does not change a service instance");
        };
    }

    private Mutation<StoredBinding, ?> of(
            StoredOperation operation, StoredBinding held, OfferedService service, HandlerDescriptor handler) {
        return switch (operation.kind()) {
            case BIND ->
                creation(
                        operation,
                        held,
                        service,
                        GivenParameters.recorded(held.attributes().parameters(), handler));
            case UNBIND -> deletion(operation, held, service);
            default -> throw new IllegalStateException(operation.kind() + " does not change a service binding");
        };
    }

    BindingCreation creation(
            StoredOperation operation, StoredBinding held, OfferedService service, GivenParameters parameters) {
        return new BindingCreation(operation, held, service, parameters, store);
    }

    InstanceDeletion deletion(StoredOperation operation, StoredInstance held, OfferedService service) {
        return new InstanceDeletion(operation, held, service, store, predecessors);
    }

    BindingDeletion deletion(StoredOperation operation, StoredBinding held, OfferedService service) {
        return new BindingDeletion(operation, held, service, store, predecessors);
    }
}

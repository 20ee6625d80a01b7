package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.Map;

/** Makes the mutation of an operation from what the claim has recorded, so that any process can carry it out. */
public final class Mutations {

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final Lookup lookup;
    private final Predecessors predecessors;
    private final RemainingBindings remaining;

    public Mutations(
            StateStore store,
            OperationQueue queue,
            ServiceCatalog catalog,
            Lookup lookup,
            RunningOperations operations,
            TimeSource time) {
        this.store = store;
        this.catalog = catalog;
        this.lookup = lookup;
        this.predecessors = new Predecessors(store, operations, time.ticker());
        this.remaining = new RemainingBindings(store, queue, lookup, time);
    }

    /**
     * The mutation of an operation.
     *
     * @throws Rejection if the service offering or its handler no longer exists
     */
    Mutation<? extends StoredResource, ?> of(StoredOperation operation, StoredResource held) {
        OfferedService service = catalog.existing(held.serviceId());
        HandlerDescriptor handler = Preconditions.handler(service, operation.kind());
        if (operation.kind().deletes()) {
            return deletion(operation, held, service);
        }
        if (held instanceof StoredBinding binding) {
            GivenParameters parameters =
                    GivenParameters.recorded(binding.attributes().parameters(), handler);
            return creation(operation, binding, service, parameters);
        }
        StoredInstance instance = (StoredInstance) held;
        return new InstanceMutation(operation, instance, service, parameters(operation, instance, handler));
    }

    private static GivenParameters parameters(
            StoredOperation operation, StoredInstance instance, HandlerDescriptor handler) {
        Map<String, Object> current = instance.current().parameters();
        if (operation.kind() == OsbOperation.PROVISION) {
            return GivenParameters.recorded(current, handler);
        }
        return operation
                .request()
                .parameters()
                .map(given -> GivenParameters.recorded(given, handler))
                .orElseGet(() -> GivenParameters.unchanged(current, handler));
    }

    /** The creation of a service binding. */
    public Mutation<StoredBinding, ?> creation(
            StoredOperation operation, StoredBinding held, OfferedService service, GivenParameters parameters) {
        return new BindingCreation(operation, held, service, parameters, lookup);
    }

    /** The deletion of a service instance or service binding. */
    public Mutation<StoredResource, ?> deletion(
            StoredOperation operation, StoredResource held, OfferedService service) {
        return new Deletion(operation, held, service, store, lookup, predecessors, remaining);
    }
}

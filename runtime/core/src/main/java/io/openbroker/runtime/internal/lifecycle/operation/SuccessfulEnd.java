package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.List;

/**
 * The result of an operation that was carried out elsewhere.
 *
 * @param details of a service instance
 * @param access of a service binding
 */
record SuccessfulEnd(ServiceInstance details, BoundAccess access) {

    static SuccessfulEnd of(ServiceInstance details) {
        return new SuccessfulEnd(details, BoundAccess.NONE);
    }

    static SuccessfulEnd of(BoundAccess access) {
        return new SuccessfulEnd(ServiceInstance.EMPTY, access);
    }

    /** The changes of the service instance or binding. */
    List<RowChange> changes(StateStore store, StoredResource held, OsbOperation kind) {
        if (kind.deletes()) {
            return Deletion.changes(store, held);
        }
        return List.of(RowChange.replace(
                held instanceof StoredInstance instance
                        ? Transitions.ready(instance, details)
                        : Transitions.ready((StoredBinding) held, access)));
    }
}

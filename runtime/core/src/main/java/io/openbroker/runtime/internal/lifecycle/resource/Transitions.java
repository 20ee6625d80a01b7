package io.openbroker.runtime.internal.lifecycle.resource;

import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleTable.Transition;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.List;
import java.util.Optional;

/**
 * Moves service instances and service bindings from one phase to the next, as the {@link LifecycleTable} says. Each method
 * throws an {@link IllegalStateException} if the table has no such move.
 */
public final class Transitions {

    private Transitions() {}

    /**
     * The status of a service instance or binding that an operation begins to create.
     *
     * @param failed what an earlier creation has left
     */
    public static ResourceStatus creating(Optional<? extends StoredResource> failed, String operationId) {
        return failed.map(row -> begin(row, LifecycleEvent.CREATION, operationId))
                .orElseGet(() -> ResourceStatus.creating(operationId));
    }

    /** Writes a row that an operation begins to create. */
    public static RowChange write(Optional<? extends StoredResource> failed, StoredResource creating) {
        return failed.isPresent() ? RowChange.replace(creating) : RowChange.insert(creating);
    }

    /** A service instance that an operation begins to update. */
    public static StoredInstance updating(StoredInstance row, InstanceAttributes requested, String operationId) {
        return new StoredInstance(
                row.key(),
                row.serviceId(),
                begin(row, LifecycleEvent.UPDATE, operationId),
                row.current(),
                Optional.of(requested),
                row.details());
    }

    /** A service instance or binding that an operation begins to delete. */
    public static StoredResource deleting(StoredResource row, String operationId) {
        return row.with(begin(row, LifecycleEvent.DELETION, operationId));
    }

    /** A service instance whose creation or update has succeeded. */
    public static StoredInstance ready(StoredInstance row, ServiceInstance details) {
        return new StoredInstance(
                row.key(),
                row.serviceId(),
                end(row, after(row, LifecycleEvent.SUCCEEDED)),
                row.pending().orElse(row.current()),
                Optional.empty(),
                row.with(details).details());
    }

    /** A service binding whose creation has succeeded. */
    public static StoredBinding ready(StoredBinding row, BoundAccess access) {
        return row.with(end(row, after(row, LifecycleEvent.SUCCEEDED))).with(access);
    }

    /** The changes of a service instance or binding at the end of the operation that holds it. */
    public static List<RowChange> ended(StoredResource row, LifecycleEvent end) {
        Phase next = after(row, end);
        return List.of(next == Phase.ABSENT ? RowChange.remove(row) : RowChange.replace(row.with(end(row, next))));
    }

    /** The phase after an event. */
    public static Phase after(StoredResource row, LifecycleEvent event) {
        Transition transition = LifecycleTable.transition(row.phase(), event);
        return switch (transition.reaction()) {
            case BEGINS, TAKES_OVER, ENDS ->
                transition.next().orElse(row.status().fallback());
            default -> throw new IllegalStateException(event + " does not move what is " + row.phase());
        };
    }

    /** If the operation fails, the row is what it was; a creation that a deletion cancels has failed. */
    private static ResourceStatus begin(StoredResource row, LifecycleEvent event, String operationId) {
        return new ResourceStatus(
                row.revision() + 1,
                after(row, event),
                row.phase() == Phase.READY ? Phase.READY : Phase.FAILED,
                Optional.of(operationId));
    }

    private static ResourceStatus end(StoredResource row, Phase next) {
        if (next == Phase.ABSENT) {
            throw new IllegalStateException("The operation that holds " + row.key() + " deletes it; remove the row");
        }
        return new ResourceStatus(row.revision() + 1, next, next, Optional.empty());
    }
}

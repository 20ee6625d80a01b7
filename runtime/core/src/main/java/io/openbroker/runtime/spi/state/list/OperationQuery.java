package io.openbroker.runtime.spi.state.list;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Instant;
import java.util.Optional;

/**
 * Selects operations; empty criteria match all.
 *
 * @param platform the name of the platform
 * @param resource the service instance or service binding
 * @param state their state
 * @param kind the operation of the specification
 * @param startedBefore the time before which operations started
 */
public record OperationQuery(
        Optional<String> platform,
        Optional<ResourceKey> resource,
        Optional<State> state,
        Optional<OsbOperation> kind,
        Optional<Instant> startedBefore) {

    /** All operations. */
    public static final OperationQuery ALL = new OperationQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Whether an operation matches.
     *
     * @param row the operation
     * @return whether it matches
     */
    public boolean matches(StoredOperation row) {
        return platform.map(row.resource().instance().platform()::equals).orElse(true)
                && resource.map(row.resource()::equals).orElse(true)
                && state.map(row.status().state()::equals).orElse(true)
                && kind.map(row.kind()::equals).orElse(true)
                && startedBefore.map(row.startedAt()::isBefore).orElse(true);
    }
}

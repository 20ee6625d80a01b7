package io.openbroker.runtime.spi.state;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import java.time.Instant;
import java.util.Optional;

/**
 * Which operations are wanted; what is empty does not matter.
 *
 * @param platform the name of the platform
 * @param resource the service instance or service binding on which they work
 * @param state how they stand
 * @param kind which operation they are
 * @param startedBefore when they must have begun
 */
public record OperationQuery(
        Optional<String> platform,
        Optional<ResourceKey> resource,
        Optional<State> state,
        Optional<OsbOperation> kind,
        Optional<Instant> startedBefore) {

    /** All of them. */
    public static final OperationQuery ALL = new OperationQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Whether an operation is wanted.
     *
     * @param row the operation
     * @return whether it is
     */
    public boolean matches(StoredOperation row) {
        InstanceKey key =
                row.resource() instanceof BindingKey binding ? binding.instance() : (InstanceKey) row.resource();
        return platform.map(key.platform()::equals).orElse(true)
                && resource.map(row.resource()::equals).orElse(true)
                && state.map(row.status().state()::equals).orElse(true)
                && kind.map(row.kind()::equals).orElse(true)
                && startedBefore.map(row.startedAt()::isBefore).orElse(true);
    }
}

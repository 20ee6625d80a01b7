package io.openbroker.runtime.spi.state.list;

import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Instant;
import java.util.Optional;

/** The reason why an operator should look at an operation in progress; the most urgent one first. */
public enum Attention {
    /** An admin wants it to fail, and its handler has not ended yet. */
    FAILING,
    /** Its handler could not do the work, and is called again later. */
    RESTING,
    /** It has been in progress for long. */
    SLOW;

    /**
     * The reason of an operation. The one rule for all stores.
     *
     * @param slowBefore operations that started before this time are slow
     * @return the most urgent reason; empty if there is none
     */
    public static Optional<Attention> of(StoredOperation operation, Instant slowBefore) {
        if (!operation.running()) {
            return Optional.empty();
        }
        if (operation.execution().failing().isPresent()) {
            return Optional.of(FAILING);
        }
        if (operation.execution().resting()) {
            return Optional.of(RESTING);
        }
        return operation.startedAt().isBefore(slowBefore) ? Optional.of(SLOW) : Optional.empty();
    }
}

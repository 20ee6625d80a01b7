package io.openbroker.runtime;

import io.openbroker.runtime.spi.state.row.StoredOperation;

/** What happens to an operation just now. */
public enum Activity {
    /** A platform waits for its end, and the replica that it has asked carries it out. */
    AWAITED,
    /** A replica carries it out in the background, or will as soon as a thread is free. */
    WORKING,
    /** It is tried again later. */
    RESTING,
    /** Its handler has started the work elsewhere, and is asked how it stands. */
    DELEGATED,
    /** Nothing: it has ended. */
    NONE;

    static Activity of(StoredOperation operation) {
        if (!operation.running()) {
            return NONE;
        }
        if (operation.execution().owner().isPresent()) {
            return AWAITED;
        }
        if (operation.execution().delegatedId().isPresent()) {
            return DELEGATED;
        }
        return operation.execution().resting() ? RESTING : WORKING;
    }
}

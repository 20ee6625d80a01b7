package io.openbroker.runtime;

import io.openbroker.runtime.spi.state.row.StoredOperation;

/** What the broker is doing with an operation. */
public enum Activity {
    /** A platform waits for the result, and the replica that received the request carries the operation out. */
    AWAITED,
    /** A replica carries the operation out in the background, or will as soon as a thread is free. */
    WORKING,
    /** The operation waits for its next attempt. */
    RESTING,
    /** The handler has started work elsewhere, and the polling handler is called from time to time. */
    DELEGATED,
    /** Nothing: the operation has ended. */
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

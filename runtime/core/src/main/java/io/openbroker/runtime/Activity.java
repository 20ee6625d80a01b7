package io.openbroker.runtime;

import io.openbroker.runtime.spi.state.row.StoredOperation;

/** The activity of the broker for an operation. */
public enum Activity {
    /** A platform waits for the result, and the replica that received the request runs the operation. */
    AWAITED,
    /** A replica runs the operation in the background, or will as soon as a thread is free. */
    WORKING,
    /** The operation waits for its next attempt. */
    RESTING,
    /** The handler has started work elsewhere, and the polling handler is called periodically. */
    DELEGATED,
    /** People do the work; an operator reports the end. */
    MANUAL,
    /** None: the operation has ended. */
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
        if (operation.execution().instructions().isPresent()) {
            return MANUAL;
        }
        return operation.execution().resting() ? RESTING : WORKING;
    }
}

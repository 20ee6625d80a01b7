package io.openbroker.runtime.internal.lifecycle.operation;

import java.time.Duration;

/** An operation in the background cannot go on before another one has ended, and makes room until then. */
final class PendingOperationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration nextLook;

    /**
     * Makes room.
     *
     * @param other the id of the other operation
     */
    PendingOperationException(String other, Duration nextLook) {
        super("Waiting for operation " + other, null, false, false);
        this.nextLook = nextLook;
    }

    /** The time until the operation looks again. */
    Duration nextLook() {
        return nextLook;
    }
}

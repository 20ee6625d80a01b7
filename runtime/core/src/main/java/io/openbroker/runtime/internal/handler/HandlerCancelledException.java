package io.openbroker.runtime.internal.handler;

/** A handler did not come to its end, because a deletion or an operator has cancelled its operation. */
public final class HandlerCancelledException extends Exception {

    private static final long serialVersionUID = 1L;

    HandlerCancelledException(Exception cause) {
        super("A handler gave up, because its operation was cancelled", cause);
    }
}

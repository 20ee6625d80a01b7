package io.openbroker.runtime.internal.handler;

/** A handler stopped before its end because a deletion or an operator cancelled its operation. */
public final class HandlerCancelledException extends Exception {

    private static final long serialVersionUID = 1L;

    HandlerCancelledException(Exception cause) {
        super("A handler stopped because its operation was cancelled", cause);
    }
}

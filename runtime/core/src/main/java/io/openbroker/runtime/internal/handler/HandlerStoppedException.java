package io.openbroker.runtime.internal.handler;

/** A handler did not come to its end, because the process ends. */
public final class HandlerStoppedException extends Exception {

    private static final long serialVersionUID = 1L;

    HandlerStoppedException(Exception cause) {
        super("A handler was interrupted, because the broker is being stopped", cause);
    }
}

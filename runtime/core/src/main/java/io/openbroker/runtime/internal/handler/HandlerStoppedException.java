package io.openbroker.runtime.internal.handler;

/** A handler was interrupted before its end because the process stops. */
public final class HandlerStoppedException extends Exception {

    private static final long serialVersionUID = 1L;

    HandlerStoppedException(Exception cause) {
        super("A handler was interrupted because the broker is stopping", cause);
    }
}

package io.openbroker.runtime.generated;

import io.openbroker.model.OsbOperation;

/** A dispatcher was called for an operation without a handler. */
public final class MissingHandlerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public MissingHandlerException(OsbOperation operation) {
        super("The broker has no handler for " + operation
                + operation
                        .handler()
                        .map(annotation -> "; annotate a method with @" + annotation.getSimpleName())
                        .orElse(""));
    }
}

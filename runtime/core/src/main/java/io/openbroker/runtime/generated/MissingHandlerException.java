package io.openbroker.runtime.generated;

import io.openbroker.model.OsbOperation;

/** A dispatcher was asked for an operation for which its broker has no handler. */
public final class MissingHandlerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * The exception for an operation.
     *
     * @param operation the operation
     */
    public MissingHandlerException(OsbOperation operation) {
        super("The broker has no handler for " + operation
                + operation
                        .handler()
                        .map(annotation -> "; annotate a method with @" + annotation.getSimpleName())
                        .orElse(""));
    }
}

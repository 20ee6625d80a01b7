package io.openbroker.processor.model.handler;

/** Properties of a method that keep generated code from calling it. */
public enum HandlerTrait {
    PRIVATE,
    STATIC,
    GENERIC,
    VARARGS,
    SUSPENDING
}

package io.openbroker.processor.model.handler;

/** What keeps generated code from calling a method. */
public enum HandlerTrait {
    PRIVATE,
    STATIC,
    GENERIC,
    VARARGS
}

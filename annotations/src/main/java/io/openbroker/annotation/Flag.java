package io.openbroker.annotation;

/**
 * A flag of the catalog. By default it follows from the handlers of the broker; setting it to a value that the handlers do not
 * support is a compile-time error.
 */
public enum Flag {
    /** The value that the handlers of the class support; for a plan, the value of its offering. */
    FROM_HANDLERS,
    /** True. */
    TRUE,
    /** False, although the handlers support it. */
    FALSE
}

package io.openbroker.annotation;

/**
 * A flag of the catalog that follows from the handlers of a broker unless it is set by hand. A flag that is set to what
 * the handlers cannot keep is an error at compile time.
 */
public enum Flag {
    /** What the handlers of the class allow; for a plan, what its offering says. */
    FROM_HANDLERS,
    /** Yes. */
    TRUE,
    /** No, although the handlers would allow it. */
    FALSE
}

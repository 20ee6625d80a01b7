package io.openbroker.processor.model.schema;

import io.openbroker.processor.diagnostic.SourceRef;

/**
 * Something in a type that its schema could not follow.
 *
 * @param kind what it is about
 * @param place the type and property, as messages show them
 * @param subject the type or annotation that is the trouble
 * @param detail the reason
 * @param source the property
 */
public record SchemaProblem(Kind kind, String place, String subject, String detail, SourceRef source) {

    /** The kind of problem. */
    public enum Kind {
        TYPE,
        /** A type that no property could use; said once, however many do. */
        DECLARATION,
        ANNOTATION,
        PATTERN,
        /** Constraints that no value meets; what is wrong with them, and what to do. */
        CONSTRAINTS,
        /** A class file whose annotations cannot be read. */
        HIDDEN,
        /** A type of the same module whose source, with its descriptions, was not found. */
        WITHOUT_SOURCE,
        /** A class with fields that JSON cannot set. */
        NO_PROPERTIES
    }
}

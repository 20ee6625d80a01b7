package io.openbroker.processor.model.broker;

import io.openbroker.processor.diagnostic.SourceRef;

/**
 * An annotation in a place where it has no effect.
 *
 * @param kind which one
 * @param annotation its simple name
 * @param place the annotated element
 * @param source the annotation
 */
public record MisplacedAnnotation(Kind kind, String annotation, String place, SourceRef source) {

    /** The kinds of misplaced annotations. */
    public enum Kind {
        OFFERING,
        HANDLER,
        INHERITED_HANDLER,
        PLAN
    }
}

package io.openbroker.processor.model.broker;

import io.openbroker.processor.diagnostic.SourceRef;

/**
 * An annotation that stands where it means nothing.
 *
 * @param kind which one
 * @param annotation its simple name
 * @param place on what it stands
 * @param source the annotation
 */
public record StrayAnnotation(Kind kind, String annotation, String place, SourceRef source) {

    /** Which annotations can stray. */
    public enum Kind {
        OFFERING,
        HANDLER,
        INHERITED_HANDLER,
        PLAN
    }
}

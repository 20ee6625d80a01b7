package io.openbroker.processor.read.schema;

import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.schema.SchemaProblem;
import io.openbroker.processor.model.schema.SchemaProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Collects what the schema of one parameter cannot follow; for use while that is read. */
final class SchemaProblems {

    private final List<SchemaProblem> found = new ArrayList<>();

    /**
     * Where the reader is.
     *
     * @param shown the type and property, as messages show them
     * @param source the property
     */
    record Place(String shown, SourceRef source) {}

    void add(Kind kind, Place place, String subject, String reason) {
        found.add(new SchemaProblem(kind, place.shown(), subject, reason, place.source()));
    }

    /** Adds that an annotation on a type or a member of it cannot be followed. */
    void add(AnnotationMirror annotation, Element place, TypeElement type, String reason) {
        String shown = place == type ? "" : "." + place.getSimpleName();
        add(
                Kind.ANNOTATION,
                new Place(type.getSimpleName() + shown, SourceRef.of(place)),
                PropertyAnnotations.simpleName(annotation),
                reason);
    }

    void add(Kind kind, Place place, String subject) {
        add(kind, place, subject, "");
    }

    List<SchemaProblem> all() {
        return List.copyOf(found);
    }
}

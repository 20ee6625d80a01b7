package io.openbroker.processor.read;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * Takes apart constraints that say no more than the constraints on them together (Jakarta Validation, "Constraint composition").
 * Those with a validator, with attributes that override others, or of Hibernate Validator, which knows validators that their
 * declarations do not name, stay whole.
 */
final class ComposedConstraints {

    private static final String HIBERNATE = "org.hibernate.validator.";
    private static final String OVERRIDING = "OverridesAttribute";

    private ComposedConstraints() {}

    /** The constraints that an annotation is composed of; none if it is of another kind. */
    static List<AnnotationMirror> of(AnnotationMirror annotation) {
        Optional<AnnotationMirror> definition = ConstraintReader.definition(annotation);
        boolean composed = definition.isPresent()
                && !ConstraintReader.isStandard(annotation)
                && !PropertyAnnotations.name(annotation).startsWith(HIBERNATE)
                && PropertyAnnotations.texts(definition.get(), "validatedBy").isEmpty()
                && PropertyAnnotations.texts(annotation, "groups").isEmpty()
                && PropertyAnnotations.metaAnnotations(annotation).stream()
                        .noneMatch(name -> name.startsWith(HIBERNATE))
                && PropertyAnnotations.type(annotation).getEnclosedElements().stream()
                        .noneMatch(ComposedConstraints::overrides);
        return composed ? constraints(annotation) : List.of();
    }

    private static boolean overrides(Element member) {
        return member.getAnnotationMirrors().stream()
                .anyMatch(annotation -> PropertyAnnotations.name(annotation).contains(OVERRIDING));
    }

    private static List<AnnotationMirror> constraints(AnnotationMirror annotation) {
        return PropertyAnnotations.of(List.of(PropertyAnnotations.type(annotation))).all().stream()
                .filter(ConstraintReader::isConstraint)
                .toList();
    }
}

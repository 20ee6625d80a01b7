package io.openbroker.processor.read.schema;

import io.openbroker.processor.read.annotation.AnnotationReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** Tells which annotations are constraints of Jakarta Validation, whether of the standard or of others, and what they say. */
final class Constraints {

    static final String NO_KEYWORD = "JSON schema has no keyword for it, so it would not be enforced";

    /** The same constraints go by the second name in programs that are older than Jakarta EE 9. */
    private static final List<String> NAMESPACES = List.of("jakarta.validation.", "javax.validation.");

    /** Those that say only that a value is there; what is required is read elsewhere. */
    private static final Set<String> PRESENCE = Set.of("NotNull");

    private static final String HIBERNATE = "org.hibernate.validator.";
    private static final String OVERRIDING = "OverridesAttribute";

    private static final List<String> SHOWN = List.of("value", "inclusive", "min", "max", "integer", "fraction");

    private Constraints() {}

    /** Whether it is one of the constraints that Jakarta Validation defines. */
    static boolean isStandard(AnnotationMirror annotation) {
        String name = PropertyAnnotations.name(annotation);
        String simpleName = PropertyAnnotations.simpleName(annotation);
        return NAMESPACES.stream().anyMatch(namespace -> name.equals(namespace + "constraints." + simpleName));
    }

    /** Whether it is a constraint of anybody's. */
    static boolean isConstraint(AnnotationMirror annotation) {
        return isStandard(annotation) || definition(annotation).isPresent();
    }

    /** The {@code @Constraint} on the type of an annotation. */
    static Optional<AnnotationMirror> definition(AnnotationMirror annotation) {
        return AnnotationReader.type(annotation).getAnnotationMirrors().stream()
                .filter(meta -> NAMESPACES.stream()
                        .anyMatch(namespace -> PropertyAnnotations.name(meta).equals(namespace + "Constraint")))
                .map(AnnotationMirror.class::cast)
                .findFirst();
    }

    /** Whether it belongs to the group that is always validated. */
    static boolean appliesAlways(AnnotationMirror annotation) {
        List<String> groups = PropertyAnnotations.texts(annotation, "groups");
        return groups.isEmpty()
                || NAMESPACES.stream().anyMatch(namespace -> groups.contains(namespace + "groups.Default"));
    }

    /** Whether a constraint says no more than that a value is there. */
    static boolean demandsPresenceOnly(AnnotationMirror annotation) {
        return isStandard(annotation) && PRESENCE.contains(PropertyAnnotations.simpleName(annotation));
    }

    /** The constraints after which a value cannot be absent. */
    static List<String> demandingPresence() {
        return NAMESPACES.stream()
                .flatMap(namespace ->
                        Stream.of("NotNull", "NotBlank", "NotEmpty").map(name -> namespace + "constraints." + name))
                .toList();
    }

    /**
     * The constraints that an annotation is composed of (Jakarta Validation, "Constraint composition"); none if it says more than
     * they do together: with a validator, with attributes that override others, or of Hibernate Validator, which knows validators
     * that declarations do not name.
     */
    static List<AnnotationMirror> composing(AnnotationMirror annotation) {
        Optional<AnnotationMirror> definition = definition(annotation);
        boolean composed = definition.isPresent()
                && !isStandard(annotation)
                && !PropertyAnnotations.name(annotation).startsWith(HIBERNATE)
                && PropertyAnnotations.texts(definition.get(), "validatedBy").isEmpty()
                && PropertyAnnotations.texts(annotation, "groups").isEmpty()
                && PropertyAnnotations.metaAnnotations(annotation).stream()
                        .noneMatch(name -> name.startsWith(HIBERNATE))
                && AnnotationReader.type(annotation).getEnclosedElements().stream()
                        .noneMatch(Constraints::overrides);
        return composed ? constraints(annotation) : List.of();
    }

    private static boolean overrides(Element member) {
        return member.getAnnotationMirrors().stream()
                .anyMatch(annotation -> PropertyAnnotations.name(annotation).contains(OVERRIDING));
    }

    private static List<AnnotationMirror> constraints(AnnotationMirror annotation) {
        return PropertyAnnotations.of(List.of(AnnotationReader.type(annotation))).all().stream()
                .filter(Constraints::isConstraint)
                .toList();
    }

    /** Why the constraint is invalid; empty if it is valid. */
    static Optional<String> problem(AnnotationMirror annotation) {
        if (!isStandard(annotation)) {
            return Optional.empty();
        }
        return switch (PropertyAnnotations.simpleName(annotation)) {
            case "Size" -> negative(annotation, "min", "max");
            case "Digits" -> negative(annotation, "integer", "fraction");
            case "DecimalMin", "DecimalMax" -> notANumber(annotation);
            default -> Optional.empty();
        };
    }

    private static Optional<String> negative(AnnotationMirror annotation, String... members) {
        for (String member : members) {
            if (PropertyAnnotations.number(annotation, member, 0) < 0) {
                return Optional.of("has a negative \"" + member + "\"");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> notANumber(AnnotationMirror annotation) {
        try {
            new BigDecimal(PropertyAnnotations.text(annotation, "value"));
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of("has a value that is not a number");
        }
    }

    /** The constraint as it is written, without its message and its groups. */
    static String show(AnnotationMirror annotation) {
        String members = SHOWN.stream()
                .flatMap(member -> PropertyAnnotations.given(annotation, member)
                        .map(value -> show(
                                member, value, annotation.getElementValues().size()))
                        .stream())
                .collect(Collectors.joining(", "));
        return "@" + PropertyAnnotations.simpleName(annotation) + (members.isEmpty() ? "" : "(" + members + ")");
    }

    private static String show(String member, Object value, int members) {
        String shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        return member.equals("value") && members == 1 ? shown : member + " = " + shown;
    }
}

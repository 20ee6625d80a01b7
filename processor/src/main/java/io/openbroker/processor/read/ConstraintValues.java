package io.openbroker.processor.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;

/** What stands in a constraint. */
final class ConstraintValues {

    private static final List<String> SHOWN = List.of("value", "inclusive", "min", "max", "integer", "fraction");

    private ConstraintValues() {}

    /** What keeps the constraint from meaning anything. */
    static Optional<String> problem(AnnotationMirror annotation) {
        if (!ConstraintReader.isStandard(annotation)) {
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
            return Optional.of("has no number as its value");
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

package io.openbroker.processor.read.schema;

import io.openbroker.processor.model.schema.SchemaModel;
import io.openbroker.processor.model.schema.SchemaModel.Bound;
import io.openbroker.processor.model.schema.SchemaModel.ListOf;
import io.openbroker.processor.model.schema.SchemaModel.MapOf;
import io.openbroker.processor.model.schema.SchemaModel.Numeric;
import io.openbroker.processor.model.schema.SchemaModel.Range;
import io.openbroker.processor.model.schema.SchemaModel.Text;
import io.openbroker.processor.model.schema.SchemaModel.Truth;
import io.openbroker.processor.model.schema.SchemaProblem.Kind;
import io.openbroker.processor.read.schema.SchemaProblems.Place;
import io.openbroker.processor.schema.PublishedRegex;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;

/** Reads the constraints of Jakarta Validation into a schema. */
final class ConstraintReader {

    /** The digits of a number that JSON is read with; to allow more is to allow any. */
    private static final int MOST_DIGITS = 1000;

    private static final String WRONG_TYPE = "it does not apply to values of this type";

    private final SchemaProblems problems;

    /** Whether lengths that follow from patterns are said too, which a published schema need not do. */
    private final boolean explicitLengths;

    private ConstraintReader(SchemaProblems problems, boolean explicitLengths) {
        this.problems = problems;
        this.explicitLengths = explicitLengths;
    }

    static ConstraintReader of(SchemaProblems problems) {
        return new ConstraintReader(problems, false);
    }

    /** A reader for finding out whether there are values. */
    static ConstraintReader forTrial() {
        return new ConstraintReader(new SchemaProblems(), true);
    }

    /** The schema, held to all constraints among the annotations. */
    SchemaModel apply(SchemaModel schema, Collection<AnnotationMirror> annotations, Place place) {
        SchemaModel constrained = schema;
        for (AnnotationMirror annotation : annotations) {
            constrained = apply(constrained, annotation, place);
        }
        return constrained;
    }

    private SchemaModel apply(SchemaModel schema, AnnotationMirror annotation, Place place) {
        String simpleName = PropertyAnnotations.simpleName(annotation);
        if (!Constraints.isStandard(annotation)) {
            if (Constraints.isConstraint(annotation)) {
                problems.add(Kind.ANNOTATION, place, simpleName, Constraints.NO_KEYWORD);
            }
            return schema;
        }
        if (!Constraints.appliesAlways(annotation)) {
            problems.add(
                    Kind.ANNOTATION,
                    place,
                    simpleName,
                    "it applies only to some validation groups, which JSON schema does not have");
            return schema;
        }
        if (Constraints.demandsPresenceOnly(annotation)
                || Constraints.problem(annotation).isPresent()) {
            return schema;
        }
        Optional<SchemaModel> constrained = Optional.empty();
        if (schema instanceof Numeric number) {
            constrained = number(number, annotation, simpleName);
        } else if (schema instanceof Text text) {
            constrained = text(text, annotation, simpleName, place);
        } else if (schema instanceof ListOf list) {
            constrained = size(annotation, simpleName).map(list::withSize);
        } else if (schema instanceof MapOf map) {
            constrained = size(annotation, simpleName).map(map::withSize);
        } else if (schema instanceof Truth truth) {
            constrained = truth(truth, simpleName);
        }
        if (constrained.isEmpty()) {
            boolean inTime = simpleName.startsWith("Past") || simpleName.startsWith("Future");
            problems.add(
                    Kind.ANNOTATION,
                    place,
                    simpleName,
                    inTime ? Constraints.NO_KEYWORD : wrongType(schema, simpleName));
        }
        return constrained.orElse(schema);
    }

    /** The purpose of the constraint, and the one for values of this type. */
    private static String wrongType(SchemaModel schema, String constraint) {
        if (constraint.equals("Size") && schema instanceof Numeric) {
            return "it limits the length of a string or list; use @Min or @Max for a number";
        }
        if ((constraint.equals("Min") || constraint.equals("Max")) && !(schema instanceof Numeric)) {
            return "it limits a number; use @Size(" + constraint.toLowerCase(Locale.ROOT)
                    + " = …) for the length of a string, list or map";
        }
        if ((constraint.equals("NotBlank") || constraint.equals("NotEmpty")) && schema instanceof Numeric) {
            return "it applies to strings; use @NotNull for a number";
        }
        return WRONG_TYPE;
    }

    private static Optional<SchemaModel> truth(Truth truth, String constraint) {
        return switch (constraint) {
            case "AssertTrue" -> Optional.of(truth.withOnly(true));
            case "AssertFalse" -> Optional.of(truth.withOnly(false));
            default -> Optional.empty();
        };
    }

    private static Optional<Range> size(AnnotationMirror annotation, String constraint) {
        return switch (constraint) {
            case "NotEmpty" -> Optional.of(Range.atLeast(1));
            case "Size" ->
                Optional.of(new Range(
                        PropertyAnnotations.number(annotation, "min", 0),
                        PropertyAnnotations.number(annotation, "max", Integer.MAX_VALUE)));
            default -> Optional.empty();
        };
    }

    private Optional<SchemaModel> text(Text text, AnnotationMirror annotation, String constraint, Place place) {
        return switch (constraint) {
            // As Jakarta Validation's reference strips blanks; of \S, Java and ECMA-262 think differently.
            case "NotBlank" -> {
                Text filled = text.withPattern("[^\\u0000- ]");
                yield Optional.of(explicitLengths ? filled.withLength(Range.atLeast(1)) : filled);
            }
            case "Pattern" -> Optional.of(pattern(text, annotation, place));
            case "Email" -> {
                Text email = text.withFormat("email");
                yield Optional.of(
                        PropertyAnnotations.given(annotation, "regexp").isPresent()
                                ? pattern(email, annotation, place)
                                : email);
            }
            default -> size(annotation, constraint).map(text::withLength);
        };
    }

    private Text pattern(Text text, AnnotationMirror annotation, Place place) {
        String regexp = PropertyAnnotations.text(annotation, "regexp");
        PublishedRegex published = PublishedRegex.ofWholeText(regexp);
        Optional<String> problem =
                PropertyAnnotations.texts(annotation, "flags").isEmpty()
                        ? published.problem()
                        : Optional.of("flags, which JSON schema does not support");
        problem.ifPresent(reason -> problems.add(Kind.PATTERN, place, regexp, reason));
        return text.withPattern(published.regexp());
    }

    private static Optional<SchemaModel> number(Numeric number, AnnotationMirror annotation, String constraint) {
        return switch (constraint) {
            case "Min" -> Optional.of(number.atLeast(Bound.of(value(annotation))));
            case "Max" -> Optional.of(number.atMost(Bound.of(value(annotation))));
            case "DecimalMin" -> Optional.of(number.atLeast(bound(annotation)));
            case "DecimalMax" -> Optional.of(number.atMost(bound(annotation)));
            case "Positive" -> Optional.of(number.atLeast(new Bound(BigDecimal.ZERO, true)));
            case "PositiveOrZero" -> Optional.of(number.atLeast(Bound.of(BigDecimal.ZERO)));
            case "Negative" -> Optional.of(number.atMost(new Bound(BigDecimal.ZERO, true)));
            case "NegativeOrZero" -> Optional.of(number.atMost(Bound.of(BigDecimal.ZERO)));
            case "Digits" -> Optional.of(digits(number, annotation));
            default -> Optional.empty();
        };
    }

    private static BigDecimal value(AnnotationMirror annotation) {
        return new BigDecimal(PropertyAnnotations.text(annotation, "value"));
    }

    private static Bound bound(AnnotationMirror annotation) {
        return new Bound(value(annotation), !PropertyAnnotations.flag(annotation, "inclusive", true));
    }

    private static Numeric digits(Numeric number, AnnotationMirror annotation) {
        int integer = PropertyAnnotations.number(annotation, "integer", 0);
        int fraction = PropertyAnnotations.number(annotation, "fraction", 0);
        Numeric bounded = number;
        if (integer <= MOST_DIGITS) {
            BigDecimal end = BigDecimal.TEN.pow(integer);
            bounded = number.atLeast(new Bound(end.negate(), true)).atMost(new Bound(end, true));
        }
        return number.integer() || fraction > MOST_DIGITS
                ? bounded
                : bounded.withMultipleOf(BigDecimal.ONE.movePointLeft(fraction));
    }
}

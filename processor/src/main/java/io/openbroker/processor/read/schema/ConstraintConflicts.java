package io.openbroker.processor.read.schema;

import io.openbroker.processor.model.schema.SchemaModel;
import io.openbroker.processor.model.schema.SchemaProblem.Kind;
import io.openbroker.processor.model.schema.SchemaValues;
import io.openbroker.processor.read.schema.SchemaProblems.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;

/** Finds constraints that no value meets, alone or together. */
final class ConstraintConflicts {

    private final SchemaProblems problems;

    /** Applies constraints without reporting problems, which are reported elsewhere. */
    private final ConstraintReader trial = ConstraintReader.forTrial();

    ConstraintConflicts(SchemaProblems problems) {
        this.problems = problems;
    }

    /** Notes which of the constraints leave no value of what a type allows. */
    void check(SchemaModel type, PropertyAnnotations annotations, Place place) {
        if (annotations.all().isEmpty()) {
            return;
        }
        for (AnnotationMirror annotation : annotations.all()) {
            Constraints.problem(annotation)
                    .ifPresent(problem -> problems.add(
                            Kind.CONSTRAINTS, place, Constraints.show(annotation) + " " + problem, "Correct it"));
        }
        List<AnnotationMirror> all = annotations.all();
        if (!SchemaValues.none(type) && excludesAll(type, all, place)) {
            List<AnnotationMirror> culprits = culprits(type, all, place);
            String shown = culprits.stream().map(Constraints::show).collect(Collectors.joining(" and "));
            boolean alone = culprits.size() == 1;
            problems.add(
                    Kind.CONSTRAINTS,
                    place,
                    shown + (alone ? " allows no value of this type" : " exclude each other"),
                    alone ? "Correct it" : "Correct or remove one of them");
        }
    }

    private boolean excludesAll(SchemaModel type, List<AnnotationMirror> constraints, Place place) {
        return SchemaValues.none(trial.apply(type, constraints, place));
    }

    /** A smallest set of constraints that exclude every value; the one that is written first if there are several. */
    private List<AnnotationMirror> culprits(SchemaModel type, List<AnnotationMirror> constraints, Place place) {
        List<AnnotationMirror> culprits = new ArrayList<>(constraints);
        for (int i = constraints.size() - 1; i >= 0; i--) {
            List<AnnotationMirror> fewer = new ArrayList<>(culprits);
            fewer.remove(i);
            if (excludesAll(type, fewer, place)) {
                culprits = fewer;
            }
        }
        return culprits;
    }
}

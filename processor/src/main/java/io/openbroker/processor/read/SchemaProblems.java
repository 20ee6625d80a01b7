package io.openbroker.processor.read;

import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.SchemaProblem;
import io.openbroker.processor.model.SchemaProblem.Kind;
import java.util.ArrayList;
import java.util.List;

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

    void type(Place place, String type, String reason) {
        found.add(new SchemaProblem(Kind.TYPE, place.shown(), type, reason, place.source()));
    }

    void declaration(Place place, String type, String reason) {
        found.add(new SchemaProblem(Kind.DECLARATION, place.shown(), type, reason, place.source()));
    }

    void annotation(Place place, String annotation, String reason) {
        found.add(new SchemaProblem(Kind.ANNOTATION, place.shown(), annotation, reason, place.source()));
    }

    void constraints(Place place, String problem, String remedy) {
        found.add(new SchemaProblem(Kind.CONSTRAINTS, place.shown(), problem, remedy, place.source()));
    }

    void pattern(Place place, String regexp, String reason) {
        found.add(new SchemaProblem(Kind.PATTERN, place.shown(), regexp, reason, place.source()));
    }

    void noProperties(Place place, String type) {
        found.add(new SchemaProblem(Kind.NO_PROPERTIES, place.shown(), type, "", place.source()));
    }

    void hidden(Place place, String type) {
        found.add(new SchemaProblem(Kind.HIDDEN, place.shown(), type, "", place.source()));
    }

    void withoutSource(Place place, String type) {
        found.add(new SchemaProblem(Kind.WITHOUT_SOURCE, place.shown(), type, "", place.source()));
    }

    List<SchemaProblem> all() {
        return List.copyOf(found);
    }
}

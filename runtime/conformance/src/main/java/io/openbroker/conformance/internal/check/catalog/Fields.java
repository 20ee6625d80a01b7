package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Offering;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Checks of single fields, for every offering or plan of the catalog. */
final class Fields {

    private Fields() {}

    /** The objects that have a field. */
    public enum Scope {
        /** Service offerings. */
        OFFERING("service offering"),
        /** Service plans. */
        PLAN("service plan");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        List<JsonView> objects(Catalog catalog) {
            return this == OFFERING
                    ? catalog.offerings().stream().map(Offering::json).toList()
                    : catalog.plans().stream().map(Plan::json).toList();
        }
    }

    /** The type of a field. */
    public enum Kind {
        /** A string. */
        STRING("a string", JsonView::isString),
        /** A string that is not empty. */
        TEXT("a string that is not empty", JsonView::isText),
        /** A boolean. */
        BOOLEAN("true or false", JsonView::isBoolean),
        /** A number without a fraction. */
        INTEGER("an integer", JsonView::isInteger),
        /** An object. */
        OBJECT("an object", JsonView::isObject),
        /** An array. */
        ARRAY("an array", JsonView::isArray),
        /** An array of strings. */
        STRINGS("an array of strings", value -> value.isArray() && all(value, JsonView::isString)),
        /** An array of objects. */
        OBJECTS("an array of objects", value -> value.isArray() && all(value, JsonView::isObject));

        private final String title;

        @SuppressWarnings("ImmutableEnumChecker") // The predicates have no state.
        private final Predicate<JsonView> test;

        Kind(String title, Predicate<JsonView> test) {
            this.title = title;
            this.test = test;
        }

        /** Returns what is wrong with a value; empty if it is of this type. */
        public Optional<String> problem(JsonView value) {
            if (test.test(value)) {
                return Optional.empty();
            }
            String found = value.isString() || value.isArray() ? value.shown() : value.type();
            return Optional.of(value.pointer() + " is " + found + ". Expected: " + title + ".");
        }

        private static boolean all(JsonView array, Predicate<JsonView> test) {
            return array.elements().stream().allMatch(test);
        }
    }

    /** The field has to be in every object that may have it, with a value of a type. */
    public static CheckBody.OfCatalog required(Scope scope, Kind kind, String... path) {
        return (probe, catalog) -> {
            List<JsonView> owners = scope.objects(catalog).stream()
                    .map(object -> at(object, path, path.length - 1))
                    .filter(JsonView::isObject)
                    .toList();
            if (owners.isEmpty()) {
                throw probe.notApplicable("The catalog has no " + scope.title + owner(path) + ".");
            }
            owners.forEach(owner -> kind.problem(owner.get(path[path.length - 1]))
                    .ifPresent(problem -> probe.fail(problem, catalog.exchange())));
        };
    }

    /** The field has a value of a type where it is present. */
    public static CheckBody.OfCatalog optional(Scope scope, Kind kind, String... path) {
        return values(scope, kind::problem, path);
    }

    /** The field has a value without problem where it is present. */
    public static CheckBody.OfCatalog values(
            Scope scope, Function<JsonView, Optional<String>> problem, String... path) {
        return (probe, catalog) -> {
            List<JsonView> values = scope.objects(catalog).stream()
                    .map(object -> at(object, path, path.length))
                    .filter(JsonView::isPresent)
                    .toList();
            if (values.isEmpty()) {
                throw probe.notApplicable("No " + scope.title + " has " + String.join(".", path) + ".");
            }
            values.forEach(
                    value -> problem.apply(value).ifPresent(sentence -> probe.fail(sentence, catalog.exchange())));
        };
    }

    /** Values of a field that are strings have no problem; those of other types are the subject of other checks. */
    public static CheckBody.OfCatalog texts(Scope scope, Function<JsonView, Optional<String>> problem, String... path) {
        return values(scope, value -> value.isText() ? problem.apply(value) : Optional.empty(), path);
    }

    /** Notes a finding for each text that was there before. */
    public static void unique(
            Probe probe, Catalog catalog, List<JsonView> values, UnaryOperator<String> key, String remark) {
        Map<String, JsonView> first = new HashMap<>();
        for (JsonView value : values) {
            if (value.isText()) {
                JsonView earlier = first.putIfAbsent(key.apply(value.text()), value);
                if (earlier != null) {
                    probe.fail(
                            value.pointer() + " is " + value.shown() + remark + earlier.pointer() + ".",
                            catalog.exchange());
                }
            }
        }
    }

    private static JsonView at(JsonView object, String[] path, int depth) {
        JsonView value = object;
        for (int i = 0; i < depth; i++) {
            value = value.get(path[i]);
        }
        return value;
    }

    private static String owner(String... path) {
        return path.length == 1 ? "" : " with " + String.join(".", List.of(path).subList(0, path.length - 1));
    }
}

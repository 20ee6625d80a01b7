package io.openbroker.runtime.internal.schema;

import com.networknt.schema.Error;
import io.openbroker.runtime.internal.json.ParameterPointer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Tells users which parameters are invalid and what is expected. Values are not shown, since they may be secrets. */
final class Violations {

    /** Number of characters after which no further violations are listed; those of long enumerations are long. */
    private static final int LONGEST = 10_000;

    private Violations() {}

    static String describe(List<Error> errors, JsonNode schema) {
        Set<String> described = new LinkedHashSet<>();
        boolean all = errors.size() < BoundedErrors.MOST;
        int length = 0;
        for (Error error : NamesViolation.withoutParts(errors).toList()) {
            if (length > LONGEST) {
                all = false;
                break;
            }
            String description = describe(error, schema);
            if (described.add(description)) {
                length += description.length();
            }
        }
        return String.join("; ", described) + (all ? "" : "; there may be more");
    }

    /** Returns the errors about missing top-level parameters. */
    static List<Error> missing(List<Error> errors) {
        return NamesViolation.withoutParts(errors)
                .filter(error -> error.getInstanceLocation().getNameCount() == 0)
                .filter(Violations::isMissing)
                .toList();
    }

    private static boolean isMissing(Error error) {
        // A value that one of several alternatives requires is not necessarily missing.
        boolean alternative = error.getEvaluationPath().toString().matches(".*/(oneOf|anyOf|not)/.*");
        return (error.getKeyword().equals("required") && !alternative)
                || NamesViolation.of(error)
                        .filter(names -> names.given().isEmpty())
                        .isPresent();
    }

    private static String describe(Error error, JsonNode schema) {
        String pointer = "parameters" + error.getInstanceLocation();
        return NamesViolation.of(error)
                .map(names -> names.describe(pointer))
                .orElseGet(() -> describe(error, pointer, schema));
    }

    private static String describe(Error error, String pointer, JsonNode schema) {
        JsonNode expected = error.getSchemaNode();
        JsonNode around = around(error, schema);
        return switch (error.getKeyword()) {
            case "required" -> pointer + ParameterPointer.step(error.getProperty()) + " is missing";
            case "additionalProperties", "unevaluatedProperties" ->
                pointer + ParameterPointer.step(error.getProperty()) + " is unknown" + known(around);
            case "type" -> pointer + " must be " + alternatives(values(expected).map(Violations::typeName));
            case "enum" -> pointer + " must be " + choice(values(expected));
            case "const" -> pointer + " must be " + shown(expected);
            case "minimum" -> pointer + " must be " + lower(around) + shown(expected);
            case "maximum" -> pointer + " must be " + upper(around) + shown(expected);
            case "exclusiveMinimum" -> pointer + " must be greater than " + shown(expected);
            case "exclusiveMaximum" -> pointer + " must be less than " + shown(expected);
            case "multipleOf" -> pointer + " must be a multiple of " + shown(expected);
            case "minLength" -> pointer + " must have at least " + shown(expected) + " characters";
            case "maxLength" -> pointer + " must have at most " + shown(expected) + " characters";
            case "pattern" -> pointer + " must match " + shown(expected);
            case "format" -> pointer + " must be a string of the format \"" + shown(expected) + "\"";
            case "minItems", "minProperties" -> pointer + " must have at least " + shown(expected) + " values";
            case "maxItems", "maxProperties" -> pointer + " must have at most " + shown(expected) + " values";
            case "uniqueItems" -> pointer + " must not contain a value twice";
            case "oneOf" -> pointer + " must be exactly one of the alternatives in the service's schema";
            default -> pointer + " violates \"" + error.getKeyword() + "\" in the service's schema";
        };
    }

    /** Returns the schema that contains the violated keyword. */
    private static JsonNode around(Error error, JsonNode schema) {
        String fragment = String.valueOf(error.getSchemaLocation().getFragment());
        JsonPointer parent =
                fragment.startsWith("/") ? JsonPointer.compile(fragment).head() : null;
        return parent == null ? schema : schema.at(parent);
    }

    private static String known(JsonNode around) {
        List<String> names =
                around.path("properties").propertyNames().stream().sorted().toList();
        return names.isEmpty() ? "; there are no parameters here" : "; known are " + String.join(", ", names);
    }

    private static String lower(JsonNode around) {
        return around.path("exclusiveMinimum").asBoolean(false) ? "greater than " : "at least ";
    }

    private static String upper(JsonNode around) {
        return around.path("exclusiveMaximum").asBoolean(false) ? "less than " : "at most ";
    }

    private static Stream<JsonNode> values(JsonNode node) {
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }

    private static String choice(Stream<JsonNode> values) {
        List<String> all = values.map(Violations::shown).toList();
        return all.size() == 1 ? all.get(0) : "one of " + String.join(", ", all);
    }

    private static String alternatives(Stream<String> names) {
        return names.collect(Collectors.joining(" or "));
    }

    private static String shown(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static String typeName(JsonNode type) {
        return switch (type.asString("")) {
            case "integer" -> "an integer";
            case "array" -> "an array";
            case "object" -> "an object";
            case "boolean" -> "true or false";
            case "null" -> "null";
            default -> "a " + type.asString("");
        };
    }
}

package io.openbroker.runtime.internal.schema;

import com.networknt.schema.Error;
import io.openbroker.runtime.internal.json.ParameterPointer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A violation of the schema of a property with several names, which allows at most one of them ({@code not}) or, if the property
 * is required, exactly one ({@code oneOf}).
 *
 * @param names all names of the property
 * @param given the names that the object has
 */
record NamesViolation(List<String> names, List<String> given) {

    /** Returns the violation that an error reports, if it is of this kind. */
    static Optional<NamesViolation> of(Error error) {
        boolean required = error.getKeyword().equals("oneOf");
        JsonNode alternatives =
                required ? error.getSchemaNode() : error.getSchemaNode().path("anyOf");
        int each = required ? 1 : 2;
        boolean ofNames = (required || error.getKeyword().equals("not"))
                && !alternatives.isEmpty()
                && alternatives
                        .valueStream()
                        .allMatch(one -> one.size() == 1 && one.path("required").size() == each);
        if (!ofNames) {
            return Optional.empty();
        }
        List<String> names = alternatives
                .valueStream()
                .flatMap(one -> one.path("required").valueStream())
                .map(JsonNode::asString)
                .distinct()
                .toList();
        return Optional.of(new NamesViolation(
                names, names.stream().filter(error.getInstanceNode()::has).toList()));
    }

    /** Returns the errors without those that are only part of such a violation. */
    static Stream<Error> withoutParts(List<Error> errors) {
        List<String> whole = errors.stream()
                .filter(error -> of(error).isPresent())
                .map(error -> error.getEvaluationPath() + "/")
                .toList();
        return errors.stream()
                .filter(error ->
                        whole.stream().noneMatch(error.getEvaluationPath().toString()::startsWith));
    }

    /** Describes the violation for an object. */
    String describe(String object) {
        return given.isEmpty()
                ? names.stream()
                        .map(name -> object + ParameterPointer.step(name))
                        .collect(Collectors.joining(" or ", "", " is missing"))
                : ParameterPointer.twoNames(object, given.get(0), given.get(1));
    }
}

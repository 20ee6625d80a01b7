package io.openbroker.conformance.internal.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.conformance.internal.exchange.JsonView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SchemaParametersTest {

    private static final List<String> DRAFTS = List.of(
            "http://json-schema.org/draft-04/schema#",
            "http://json-schema.org/draft-06/schema#",
            "http://json-schema.org/draft-07/schema#",
            "https://json-schema.org/draft/2019-09/schema",
            "https://json-schema.org/draft/2020-12/schema");

    private static SchemaParameters of(String schema) {
        return SchemaParameters.of(Optional.of(JsonView.of(JsonMapper.shared().readTree(schema))));
    }

    static Stream<Arguments> drafts() {
        return DRAFTS.stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void makesMinimalFullAndInvalidOnes(String draft) {
        SchemaParameters parameters = of("""
                {"$schema": "%s", "type": "object", "additionalProperties": false, "required": ["size", "region"],
                 "properties": {
                   "size": {"type": "integer", "minimum": 3, "maximum": 9, "multipleOf": 2},
                   "region": {"enum": ["eu", "us"]},
                   "name": {"type": "string", "minLength": 3, "maxLength": 20, "pattern": "^[a-z]{2}-[0-9]{4}$"},
                   "tags": {"type": "array", "minItems": 2, "maxItems": 3, "uniqueItems": true, "items": {"type": "string"}},
                   "nested": {"type": "object", "required": ["on"], "properties": {"on": {"type": "boolean"}}}}}
                """.formatted(draft));

        assertThat(parameters.mayBeAbsent()).isFalse();
        assertThat(parameters.minimal().orElseThrow()).hasToString("{\"size\":4,\"region\":\"eu\"}");
        assertThat(parameters.full().orElseThrow().toString())
                .startsWith("{\"size\":4,\"region\":\"eu\",\"name\":\"")
                .contains("\"tags\":[", "\"nested\":{\"on\":true}");
        assertThat(parameters.other(parameters.minimal().orElseThrow()))
                .hasToString("Optional[{\"size\":4,\"region\":\"us\"}]");
        assertThat(parameters.invalid(parameters.minimal().orElseThrow()))
                .extracting(InvalidParameters::violation)
                .contains(
                        "/size is missing, but it is required",
                        "/region is missing, but it is required",
                        "/conformance_unknown_property is there, but the schema takes no such property",
                        "/size is \"abc\", but the type is integer",
                        "/size is less than the minimum",
                        "/size is more than the maximum",
                        "/size is not a multiple of 2",
                        "/region is none of the values that the schema names",
                        "/name does not match the pattern",
                        "/name is longer than maxLength",
                        "/tags has fewer elements than minItems",
                        "/tags has more elements than maxItems",
                        "/nested/on is missing, but it is required",
                        "/nested/on is \"abc\", but the type is boolean");
    }

    @Test
    void findsOthersThatConform() {
        SchemaParameters parameters = of("""
                {"properties": {"size": {"type": "integer", "maximum": 5}, "share": {"type": "number", "minimum": 0.5},
                 "on": {"type": "boolean"}, "name": {"type": "string"}, "fixed": {"enum": ["a"]}}}
                """);

        assertThat(other(parameters, "{\"size\": 4}")).isEqualTo("{\"size\":5}");
        assertThat(other(parameters, "{\"size\": 5}")).isEqualTo("{\"size\":4}");
        assertThat(other(parameters, "{\"share\": 0.5}")).isEqualTo("{\"share\":1.5}");
        assertThat(other(parameters, "{\"fixed\": \"a\", \"on\": true}")).isEqualTo("{\"fixed\":\"a\",\"on\":false}");
        assertThat(other(parameters, "{\"name\": \"b\"}")).isEqualTo("{\"name\":\"ba\"}");
        assertThat(other(parameters, "{\"fixed\": \"a\"}")).isEmpty();
        assertThat(SchemaParameters.of(Optional.empty())
                        .other(JsonNodeFactory.instance.objectNode().put("size", 1)))
                .isEmpty();
    }

    private static String other(SchemaParameters parameters, String given) {
        return parameters
                .other((ObjectNode) JsonMapper.shared().readTree(given))
                .map(Object::toString)
                .orElse("");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void findsParameters(String schema, String expected) {
        assertThat(of(schema).minimal().map(Object::toString)).hasValue(expected);
    }

    static Stream<Arguments> schemas() {
        return Stream.of(
                Arguments.of("{\"type\": \"object\"}", "{}"),
                Arguments.of("{\"required\": [\"a\"]}", "{\"a\":\"conformance\"}"),
                Arguments.of(
                        "{\"required\": [\"a\"], \"properties\": {\"a\": {\"default\": 17, \"type\": \"integer\"}}}",
                        "{\"a\":17}"),
                Arguments.of(
                        "{\"required\": [\"a\"], \"properties\": {\"a\": {\"type\": [\"null\", \"number\"],"
                                + " \"maximum\": -2}}}",
                        "{\"a\":-2}"),
                Arguments.of(
                        "{\"required\": [\"a\"], \"properties\": {\"a\": {\"type\": \"integer\", \"minimum\": 5,"
                                + " \"exclusiveMinimum\": true}}}",
                        "{\"a\":6}"),
                Arguments.of(
                        "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"required\": [\"a\"],"
                                + " \"properties\": {\"a\": {\"type\": \"integer\", \"exclusiveMinimum\": 5}}}",
                        "{\"a\":6}"),
                Arguments.of(
                        "{\"definitions\": {\"x\": {\"type\": \"string\", \"format\": \"uuid\"}}, \"required\": [\"a\"],"
                                + " \"properties\": {\"a\": {\"$ref\": \"#/definitions/x\"}}}",
                        "{\"a\":\"6b7c6f9e-3c5f-4d53-9a0b-2f0d9b7a1c11\"}"),
                Arguments.of(
                        "{\"allOf\": [{\"required\": [\"a\"]}, {\"properties\": {\"a\": {\"type\": \"boolean\"}}}]}",
                        "{\"a\":true}"),
                Arguments.of(
                        "{\"oneOf\": [{\"required\": [\"a\"], \"properties\": {\"a\": {\"type\": \"string\","
                                + " \"minLength\": 200000}}}, {\"required\": [\"b\"]}]}",
                        "{\"b\":\"conformance\"}"),
                Arguments.of(
                        "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"required\": [\"a\"], \"if\":"
                                + " {\"properties\": {\"a\": {\"const\": 1}}}, \"then\": {\"required\": [\"b\"]}}",
                        "{\"a\":1,\"b\":\"conformance\"}"),
                Arguments.of("{\"minProperties\": 1}", "{\"property1\":\"conformance\"}"),
                Arguments.of(
                        "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"required\": [\"a\"],"
                                + " \"properties\": {\"a\": {\"type\": \"array\", \"minItems\": 2, \"prefixItems\":"
                                + " [{\"type\": \"integer\"}], \"items\": {\"type\": \"boolean\"}}}}",
                        "{\"a\":[1,false]}"),
                Arguments.of(
                        "{\"type\": \"object\", \"default\": {\"a\": 5}, \"required\": [\"a\"], \"properties\": {\"a\":"
                                + " {\"not\": {\"enum\": [\"conformance\"]}}}}",
                        "{\"a\":5}"));
    }

    @Test
    void saysThatItFindsNone() {
        assertThat(of("{\"required\": [\"a\"], \"properties\": {\"a\": {\"not\": {}}}}")
                        .minimal())
                .isEmpty();
        assertThat(of("{\"type\": \"string\"}").minimal()).isEmpty();
    }

    @Test
    void takesSchemasThatReferToThemselvesAndThoseThatAreMalformed() {
        assertThat(of("{\"required\": [\"a\"], \"properties\": {\"a\": {\"$ref\": \"#\"}}}")
                        .minimal())
                .isEmpty();
        assertThat(of("{\"$ref\": \"#\"}").invalid(JsonMapper.shared().createObjectNode()))
                .isEmpty();
        assertThat(of("{\"type\": 5, \"properties\": 7, \"required\": \"x\"}").full())
                .isEmpty();
    }
}

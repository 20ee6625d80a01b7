package io.openbroker.conformance.internal.parameter;

import io.openbroker.conformance.internal.exchange.JsonView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parameters made from a published schema, and checked by it: minimal ones, full ones, and invalid ones. Safe for use by many threads;
 * what is returned is a copy.
 */
final class SchemaParameters {

    /** So many combinations of branches are tried. */
    private static final int CHOICES = 8;

    private static final int MOST_PROPERTIES = 200;

    private final Optional<ObjectNode> schema;
    private final Optional<SchemaValidator> validator;
    private final Optional<ObjectNode> minimal;

    private SchemaParameters(Optional<ObjectNode> schema) {
        this.schema = schema;
        this.validator = schema.flatMap(SchemaValidator::of);
        this.minimal = validator.flatMap(this::find);
    }

    static SchemaParameters of(Optional<JsonView> schema) {
        return new SchemaParameters(schema.map(view -> (ObjectNode) view.node()));
    }

    /** Returns whether requests may do without parameters: there is no schema that can be used, or it takes an empty object. */
    boolean mayBeAbsent() {
        return validator.isEmpty() || validator.get().accepts(JsonNodeFactory.instance.objectNode());
    }

    /** Returns parameters with what is required; empty if there is no schema, or none could be found. */
    Optional<ObjectNode> minimal() {
        return minimal.map(ObjectNode::deepCopy);
    }

    /** Returns parameters with as many properties as there are; empty if the schema has none, or none could be found. */
    Optional<ObjectNode> full() {
        if (minimal.isEmpty() || validator.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode full = minimal.get().deepCopy();
        views().forEach(view -> extend(full, view));
        return full.isEmpty() ? Optional.empty() : Optional.of(full);
    }

    /** Returns parameters that violate the schema in one place each; none if there is no schema or the base does not conform. */
    List<InvalidParameters> invalid(ObjectNode base) {
        if (validator.isEmpty() || schema.isEmpty() || !validator.get().accepts(base)) {
            return List.of();
        }
        ObjectNode full = base.deepCopy();
        views().forEach(view -> extend(full, view));
        return new Violations(validator.get(), full).of(SchemaView.of(schema.get(), schema.get(), 0));
    }

    /** Returns valid parameters in which one value differs from that of others; empty if there is no schema, or none were found. */
    Optional<ObjectNode> other(ObjectNode parameters) {
        return parameters.properties().stream()
                .flatMap(property -> Stream.concat(others(property.getValue()), enumerated(property.getKey()))
                        .filter(value -> !value.equals(property.getValue()))
                        .map(value -> parameters.deepCopy().set(property.getKey(), value)))
                .filter(this::accepts)
                .findFirst();
    }

    private Stream<JsonNode> enumerated(String name) {
        return views().flatMap(view -> view.property(name).stream())
                .flatMap(property -> property.get("enum").values().stream());
    }

    private static Stream<JsonNode> others(JsonNode value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value.isBoolean()) {
            return Stream.of(json.booleanNode(!value.booleanValue()));
        }
        if (value.isIntegralNumber()) {
            return Stream.of(BigInteger.ONE, BigInteger.ONE.negate())
                    .map(step -> json.numberNode(value.bigIntegerValue().add(step)));
        }
        if (value.isNumber()) {
            return Stream.of(BigDecimal.ONE, BigDecimal.ONE.negate())
                    .map(step -> json.numberNode(value.decimalValue().add(step)));
        }
        return value.isString() ? Stream.of(json.stringNode(value.stringValue() + "a")) : Stream.empty();
    }

    /** Adds properties as long as the whole conforms to the schema. */
    private void extend(ObjectNode parameters, SchemaView view) {
        view.properties().stream().limit(MOST_PROPERTIES).forEach(name -> {
            if (!parameters.has(name)) {
                Stream.of(true, false)
                        .flatMap(
                                annotations -> view
                                        .property(name)
                                        .flatMap(property -> new ValueGenerator(annotations).value(property))
                                        .stream())
                        .filter(value -> accepts(parameters.deepCopy().set(name, value)))
                        .findFirst()
                        .ifPresent(value -> parameters.set(name, value));
            }
        });
    }

    private boolean accepts(JsonNode value) {
        return validator.map(known -> known.accepts(value)).orElse(false);
    }

    private Stream<SchemaView> views() {
        return schema.stream()
                .flatMap(document ->
                        IntStream.range(0, CHOICES).mapToObj(choice -> SchemaView.of(document, document, choice)));
    }

    private Optional<ObjectNode> find(SchemaValidator known) {
        return Stream.concat(
                        Stream.of((JsonNode) JsonNodeFactory.instance.objectNode()),
                        views().flatMap(view -> Stream.of(true, false)
                                .flatMap(annotations -> new ValueGenerator(annotations).value(view).stream())))
                .filter(JsonNode::isObject)
                .map(value -> (ObjectNode) value)
                .filter(known::accepts)
                .findFirst();
    }
}

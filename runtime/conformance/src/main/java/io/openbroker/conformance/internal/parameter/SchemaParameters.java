package io.openbroker.conformance.internal.parameter;

import io.openbroker.conformance.internal.exchange.JsonView;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Parameters made from a published schema. */
final class SchemaParameters {

    private final Optional<JsonView> schema;

    private SchemaParameters(Optional<JsonView> schema) {
        this.schema = schema;
    }

    static SchemaParameters of(Optional<JsonView> schema) {
        return new SchemaParameters(schema);
    }

    /** Returns whether requests may do without parameters. */
    boolean mayBeAbsent() {
        return schema.isEmpty();
    }

    Optional<ObjectNode> minimal() {
        return Optional.empty();
    }

    Optional<ObjectNode> full() {
        return Optional.empty();
    }

    List<InvalidParameters> invalid(ObjectNode base) {
        return List.of();
    }
}

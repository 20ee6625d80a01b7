package io.openbroker.processor.schema;

import io.openbroker.processor.model.schema.ParametersSchema;
import io.openbroker.processor.model.schema.SchemaModel;
import java.util.HashMap;
import java.util.Map;

/** Counts the references to each definition, so that a definition with a single reference can be written in its place. */
final class References {

    private final Map<String, Integer> counts = new HashMap<>();

    private References() {}

    static References in(ParametersSchema.Derived schema) {
        References references = new References();
        references.counts.merge(schema.root(), 1, Integer::sum);
        schema.definitions().values().forEach(references::count);
        return references;
    }

    boolean isNamedOnce(String definition) {
        return counts.getOrDefault(definition, 0) == 1;
    }

    private void count(SchemaModel schema, int times) {
        for (int i = 0; i < times; i++) {
            count(schema);
        }
    }

    private void count(SchemaModel schema) {
        if (schema instanceof SchemaModel.Reference reference) {
            counts.merge(reference.definition(), 1, Integer::sum);
        } else if (schema instanceof SchemaModel.ObjectOf object) {
            object.properties()
                    .forEach(property ->
                            count(property.schema(), 1 + property.aliases().size()));
        } else if (schema instanceof SchemaModel.ListOf list) {
            count(list.items());
        } else if (schema instanceof SchemaModel.MapOf map) {
            // If the names are known, the schema of the values is written once for each.
            count(map.values(), Math.max(1, map.keys().size()));
        } else if (schema instanceof SchemaModel.OneOf choice) {
            choice.variants().forEach(this::count);
        } else if (schema instanceof SchemaModel.OrNull orNull) {
            count(orNull.schema());
        } else if (schema instanceof SchemaModel.Described described) {
            count(described.schema());
        }
    }
}

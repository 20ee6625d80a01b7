package io.openbroker.processor.schema;

import io.openbroker.processor.model.schema.SchemaModel.Property;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the schema of properties with several names. */
final class AliasWriter {

    private final JsonGenerator json;

    AliasWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Only one of a property's names may be used, and if it is required, one must. */
    void write(List<Property> properties) {
        if (properties.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("allOf");
        for (Property property : properties) {
            List<String> names = new ArrayList<>(List.of(property.name()));
            names.addAll(property.aliases());
            json.writeStartObject();
            if (property.required()) {
                required("oneOf", names.stream().map(List::of).toList());
            } else {
                json.writeObjectPropertyStart("not");
                required("anyOf", pairs(names));
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void required(String keyword, List<List<String>> alternatives) {
        json.writeArrayPropertyStart(keyword);
        for (List<String> names : alternatives) {
            json.writeStartObject();
            json.writeArrayPropertyStart("required");
            names.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<List<String>> pairs(List<String> names) {
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                pairs.add(List.of(names.get(i), names.get(j)));
            }
        }
        return pairs;
    }
}

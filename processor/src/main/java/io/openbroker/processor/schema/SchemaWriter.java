package io.openbroker.processor.schema;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import io.openbroker.processor.model.schema.ParametersSchema;
import io.openbroker.processor.model.schema.SchemaModel;
import io.openbroker.processor.model.schema.SchemaModel.Bound;
import io.openbroker.processor.model.schema.SchemaModel.Property;
import io.openbroker.processor.model.schema.SchemaModel.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes one derived schema. */
final class SchemaWriter {

    private static final List<String> ALL_BUT_NULL = List.of("object", "array", "string", "number", "boolean");

    private final JsonGenerator json;
    private final ParametersSchema.Derived schema;
    private final References references;
    private final SchemaDraft draft;
    private final String definitions;

    SchemaWriter(JsonGenerator json, ParametersSchema.Derived schema, SchemaDraft draft) {
        this.json = json;
        this.schema = schema;
        this.references = References.in(schema);
        this.draft = draft;
        this.definitions = isAtLeast(SchemaDraft.DRAFT_2019_09) ? "$defs" : "definitions";
    }

    void write() {
        json.writeStartObject();
        json.writeStringProperty("$schema", DraftUri.of(draft));
        keywords(schema.definition(schema.root()), false);
        List<Map.Entry<String, SchemaModel>> shared = schema.definitions().entrySet().stream()
                .filter(definition ->
                        !definition.getKey().equals(schema.root()) && !references.isNamedOnce(definition.getKey()))
                .toList();
        if (!shared.isEmpty()) {
            json.writeObjectPropertyStart(definitions);
            shared.forEach(definition -> property(definition.getKey(), definition.getValue()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private boolean isAtLeast(SchemaDraft first) {
        return draft.compareTo(first) >= 0;
    }

    private void property(String name, SchemaModel value) {
        json.writeName(name);
        object(value, false);
    }

    private void object(SchemaModel value, boolean orNull) {
        json.writeStartObject();
        keywords(value, orNull);
        json.writeEndObject();
    }

    private void keywords(SchemaModel value, boolean orNull) {
        if (value instanceof SchemaModel.Described described) {
            described(described, orNull);
        } else if (value instanceof SchemaModel.OrNull nullable) {
            keywords(nullable.schema(), true);
        } else if (value instanceof SchemaModel.Reference reference) {
            reference(reference, orNull);
        } else if (value instanceof SchemaModel.OneOf oneOf) {
            text("description", oneOf.description());
            array("oneOf", oneOf.variants(), orNull);
        } else {
            simple(value, orNull);
        }
    }

    private void described(SchemaModel.Described described, boolean orNull) {
        SchemaModel inner = described.schema() instanceof SchemaModel.Reference reference && inlined(reference)
                ? withoutDescription(schema.definition(reference.definition()))
                : described.schema();
        text("description", described.description());
        // Before draft 2019-09, keywords beside a reference are ignored.
        boolean alone = !isAtLeast(SchemaDraft.DRAFT_2019_09);
        if (alone && inner instanceof SchemaModel.Reference && !orNull) {
            array("allOf", List.of(inner), false);
        } else {
            keywords(inner, orNull);
        }
    }

    /** The description of a property takes precedence over that of its type. */
    private static SchemaModel withoutDescription(SchemaModel definition) {
        if (definition instanceof SchemaModel.ObjectOf object) {
            return new SchemaModel.ObjectOf("", object.properties(), object.open());
        }
        if (definition instanceof SchemaModel.Described described) {
            return described.schema();
        }
        return definition instanceof SchemaModel.OneOf oneOf ? new SchemaModel.OneOf("", oneOf.variants()) : definition;
    }

    private boolean inlined(SchemaModel.Reference reference) {
        return references.isNamedOnce(reference.definition());
    }

    private void reference(SchemaModel.Reference reference, boolean orNull) {
        if (inlined(reference)) {
            keywords(schema.definition(reference.definition()), orNull);
        } else if (orNull) {
            array("anyOf", List.of(reference), true);
        } else {
            boolean root = reference.definition().equals(schema.root());
            json.writeStringProperty("$ref", root ? "#" : "#/" + definitions + "/" + reference.definition());
        }
    }

    private void array(String keyword, List<SchemaModel> schemas, boolean orNull) {
        json.writeArrayPropertyStart(keyword);
        schemas.forEach(each -> object(each, false));
        if (orNull) {
            json.writeStartObject();
            json.writeStringProperty("type", "null");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void simple(SchemaModel value, boolean orNull) {
        if (value instanceof SchemaModel.Any) {
            types(ALL_BUT_NULL, orNull);
        } else if (value instanceof SchemaModel.Truth truth) {
            types(List.of("boolean"), orNull);
            truth.only().ifPresent(only -> only(only, orNull));
        } else if (value instanceof SchemaModel.Choice choice) {
            types(List.of("string"), orNull);
            json.writeArrayPropertyStart("enum");
            choice.values().forEach(json::writeString);
            endEnum(orNull);
        } else if (value instanceof SchemaModel.Text string) {
            types(List.of("string"), orNull);
            string(string);
        } else if (value instanceof SchemaModel.Formatted formatted) {
            types(List.of("string"), orNull);
            formatted(formatted);
        } else if (value instanceof SchemaModel.Numeric number) {
            types(List.of(number.integer() ? "integer" : "number"), orNull);
            number.minimum().ifPresent(bound -> bound("minimum", "exclusiveMinimum", bound));
            number.maximum().ifPresent(bound -> bound("maximum", "exclusiveMaximum", bound));
            number.multipleOf().ifPresent(unit -> json.writeNumberProperty("multipleOf", unit));
        } else if (value instanceof SchemaModel.ListOf list) {
            types(List.of("array"), orNull);
            property("items", list.items());
            range("Items", list.size());
            if (list.unique()) {
                json.writeBooleanProperty("uniqueItems", true);
            }
        } else if (value instanceof SchemaModel.MapOf map) {
            map(map, orNull);
        } else if (value instanceof SchemaModel.ObjectOf object) {
            properties(object, orNull);
        }
    }

    private void only(boolean only, boolean orNull) {
        json.writeArrayPropertyStart("enum");
        json.writeBoolean(only);
        endEnum(orNull);
    }

    private void endEnum(boolean orNull) {
        if (orNull) {
            json.writeNull();
        }
        json.writeEndArray();
    }

    private void string(SchemaModel.Text string) {
        string.format().ifPresent(format -> json.writeStringProperty("format", format));
        range("Length", string.length());
        if (string.patterns().size() == 1) {
            json.writeStringProperty("pattern", string.patterns().get(0));
        } else if (!string.patterns().isEmpty()) {
            json.writeArrayPropertyStart("allOf");
            string.patterns().forEach(pattern -> {
                json.writeStartObject();
                json.writeStringProperty("pattern", pattern);
                json.writeEndObject();
            });
            json.writeEndArray();
        }
    }

    private void formatted(SchemaModel.Formatted formatted) {
        formatted.format().ifPresent(format -> json.writeStringProperty("format", format));
        formatted.pattern().ifPresent(pattern -> json.writeStringProperty("pattern", pattern));
        if (isAtLeast(SchemaDraft.DRAFT_07)) {
            formatted.encoding().ifPresent(encoding -> json.writeStringProperty("contentEncoding", encoding));
        }
    }

    private void bound(String inclusive, String exclusive, Bound bound) {
        boolean flag = !isAtLeast(SchemaDraft.DRAFT_06);
        json.writeName(bound.exclusive() && !flag ? exclusive : inclusive);
        json.writeNumber(bound.value());
        if (bound.exclusive() && flag) {
            json.writeBooleanProperty(exclusive, true);
        }
    }

    private void map(SchemaModel.MapOf map, boolean orNull) {
        types(List.of("object"), orNull);
        if (map.keys().isEmpty()) {
            property("additionalProperties", map.values());
        } else {
            json.writeObjectPropertyStart("properties");
            map.keys().forEach(key -> property(key, map.values()));
            json.writeEndObject();
            json.writeBooleanProperty("additionalProperties", false);
        }
        range("Properties", map.size());
    }

    private void properties(SchemaModel.ObjectOf object, boolean orNull) {
        text("description", object.description());
        types(List.of("object"), orNull);
        json.writeObjectPropertyStart("properties");
        for (Property property : object.properties()) {
            property(property.name(), property.schema());
            property.aliases().forEach(alias -> property(alias, property.schema()));
        }
        json.writeEndObject();
        if (!object.open()) {
            json.writeBooleanProperty("additionalProperties", false);
        }
        List<String> required = object.properties().stream()
                .filter(property -> property.required() && property.aliases().isEmpty())
                .map(Property::name)
                .toList();
        if (!required.isEmpty()) {
            strings("required", required);
        }
        new AliasWriter(json)
                .write(object.properties().stream()
                        .filter(property -> !property.aliases().isEmpty())
                        .toList());
    }

    private void types(List<String> types, boolean orNull) {
        List<String> all = new ArrayList<>(types);
        if (orNull) {
            all.add("null");
        }
        if (all.size() == 1) {
            json.writeStringProperty("type", all.get(0));
        } else {
            strings("type", all);
        }
    }

    private void range(String what, Range range) {
        if (range.minimum() > 0) {
            json.writeNumberProperty("min" + what, range.minimum());
        }
        if (range.maximum() < Integer.MAX_VALUE) {
            json.writeNumberProperty("max" + what, range.maximum());
        }
    }

    private void text(String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    private void strings(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}

package io.openbroker.conformance.internal.check.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A schema of the catalog.
 *
 * @param json the schema
 */
record PublishedSchema(JsonView json) {

    private static final int ERRORS = 3;
    private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples", "example");
    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "definitions", "$defs", "dependencies", "dependentSchemas");
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

    /** Returns the schemas of all plans that are objects. */
    public static List<PublishedSchema> of(Catalog catalog) {
        List<PublishedSchema> schemas = new ArrayList<>();
        for (Plan plan : catalog.plans()) {
            for (SchemaPlace place : SchemaPlace.values()) {
                plan.schema(place).map(PublishedSchema::new).ifPresent(schemas::add);
            }
        }
        return schemas;
    }

    /** Returns the draft that the schema names; empty if it is none of the known ones. */
    public Optional<SchemaDraft> draft() {
        return DraftUri.named(json.get("$schema").text());
    }

    /** Returns the size in bytes without insignificant white space. */
    public int size() {
        return json.node().toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns how the schema violates the meta-schema of a draft; empty if it does not. */
    public Optional<String> problem(SchemaDraft draft) {
        SpecificationVersion version = version(draft);
        try {
            List<Error> errors = SchemaRegistry.withDefaultDialect(version)
                    .getSchema(SchemaLocation.of(version.getDialectId()))
                    .validate(json.node());
            return errors.isEmpty()
                    ? Optional.empty()
                    : Optional.of(errors.stream()
                            .limit(ERRORS)
                            .map(error -> json.pointer() + error.getInstanceLocation() + ": " + error.getMessage())
                            .collect(Collectors.joining("; ")));
        } catch (SchemaException | IllegalArgumentException | StackOverflowError e) {
            return Optional.of(json.pointer() + " cannot be validated");
        }
    }

    /** Returns all references. */
    public List<JsonView> references() {
        List<JsonView> references = new ArrayList<>();
        collect(json, new HashSet<>(), references);
        return references;
    }

    /** Returns the references to other documents. */
    public List<JsonView> externalReferences() {
        Set<String> ids = new HashSet<>();
        List<JsonView> references = new ArrayList<>();
        collect(json, ids, references);
        return references.stream()
                .filter(reference -> !reference.text().startsWith("#") && !isInternal(reference.text(), ids))
                .toList();
    }

    /** Returns the JSON pointers within the schema that lead nowhere. */
    public List<JsonView> danglingReferences() {
        Set<String> ids = new HashSet<>();
        List<JsonView> references = new ArrayList<>();
        collect(json, ids, references);
        return references.stream()
                .filter(reference -> reference.text().startsWith("#/")
                        && json.node()
                                .at(URLDecoder.decode(
                                        reference.text().substring(1).replace("+", "%2B"), StandardCharsets.UTF_8))
                                .isMissingNode())
                .toList();
    }

    private boolean isInternal(String reference, Set<String> ids) {
        String document = reference.replaceFirst("#.*", "");
        return Arrays.stream(
                        new String[] {json.get("$id").text(), json.get("id").text(), ""})
                .map(base -> resolved(base, document))
                .anyMatch(absolute -> ids.stream()
                        .anyMatch(id -> id.replaceFirst("#.*", "").equals(document)
                                || resolved(json.get("$id").text(), id).equals(absolute)
                                || resolved(json.get("id").text(), id).equals(absolute)));
    }

    private static String resolved(String base, String reference) {
        try {
            return URI.create(base).resolve(reference).toString().replaceFirst("#.*", "");
        } catch (IllegalArgumentException e) {
            return reference;
        }
    }

    /** Walks through subschemas; values of keywords such as enum are data, and members of properties are names. */
    private static void collect(JsonView schema, Set<String> ids, List<JsonView> references) {
        for (Map.Entry<String, JsonView> member : schema.members()) {
            String keyword = member.getKey();
            JsonView value = member.getValue();
            if (REFERENCES.contains(keyword) && value.isString()) {
                references.add(value);
            } else if ((keyword.equals("$id") || keyword.equals("id")) && value.isText()) {
                ids.add(value.text());
            } else if (NAMED.contains(keyword)) {
                value.members().forEach(named -> collect(named.getValue(), ids, references));
            } else if (!VALUES.contains(keyword)) {
                collect(value, ids, references);
                value.elements().forEach(element -> collect(element, ids, references));
            }
        }
    }

    private static SpecificationVersion version(SchemaDraft draft) {
        return switch (draft) {
            case DRAFT_04 -> SpecificationVersion.DRAFT_4;
            case DRAFT_06 -> SpecificationVersion.DRAFT_6;
            case DRAFT_07 -> SpecificationVersion.DRAFT_7;
            case DRAFT_2019_09 -> SpecificationVersion.DRAFT_2019_09;
            case DRAFT_2020_12 -> SpecificationVersion.DRAFT_2020_12;
        };
    }
}

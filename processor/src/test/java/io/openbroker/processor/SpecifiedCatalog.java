package io.openbroker.processor;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a catalog to the specification (OSB v2.17, Catalog Management), and shares nothing with the rules of the processor. */
final class SpecifiedCatalog {

    private static final int LARGEST_SCHEMA = 64 * 1024;

    private static final Schema BODY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonMapper.shared().readTree(Goldens.read(Goldens.path("specification/catalog.json"))));

    private SpecifiedCatalog() {}

    /** What the specification forbids, or misses. */
    static List<String> violations(String json) {
        JsonNode catalog = JsonMapper.shared().readTree(json);
        List<String> found = new ArrayList<>(texts(BODY.validate(catalog)));
        List<JsonNode> offerings = catalog.path("services").valueStream().toList();
        List<JsonNode> plans = offerings.stream()
                .flatMap(offering -> offering.path("plans").valueStream())
                .toList();
        found.addAll(repeated("id", Stream.concat(offerings.stream(), plans.stream())));
        found.addAll(repeated("name", offerings.stream()));
        offerings.forEach(
                offering -> found.addAll(repeated("name", offering.path("plans").valueStream())));
        plans.stream()
                .flatMap(plan -> plan.path("schemas").findValues("parameters").stream())
                .forEach(schema -> found.addAll(schema(schema)));
        return found;
    }

    private static List<String> repeated(String field, Stream<JsonNode> objects) {
        Set<String> seen = new HashSet<>();
        return objects.map(object -> object.path(field).asString(""))
                .filter(value -> !seen.add(value))
                .map(value -> field + " \"" + value + "\" is there twice")
                .toList();
    }

    private static List<String> schema(JsonNode schema) {
        String draft = schema.path("$schema").asString("");
        SpecificationVersion version = SpecificationVersion.fromDialectId(draft)
                .orElseThrow(() -> new AssertionError("no draft of JSON schema is " + draft));
        List<String> found = new ArrayList<>(texts(SchemaRegistry.withDefaultDialect(version)
                .getSchema(SchemaLocation.of(version.getDialectId()))
                .validate(schema)));
        if (schema.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_SCHEMA) {
            found.add("a schema is larger than 64 kB");
        }
        schema.findValues("$ref").stream()
                .map(reference -> reference.asString(""))
                .filter(reference -> !reference.startsWith("#"))
                .forEach(reference -> found.add("a schema refers to " + reference));
        return found;
    }

    private static List<String> texts(List<Error> errors) {
        return errors.stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}

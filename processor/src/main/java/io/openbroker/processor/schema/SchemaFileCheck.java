package io.openbroker.processor.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import io.openbroker.processor.file.JsonSyntax;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks a schema that a user wrote: its meta-schema, its references, its regular expressions. */
public final class SchemaFileCheck {

    private static final String SCHEMA = "$schema";
    private static final int SHOWN = 3;
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");
    private static final Set<String> DATA = Set.of("enum", "const", "default", "examples");

    private SchemaFileCheck() {}

    /**
     * Something wrong with a schema.
     *
     * @param reason what was found
     * @param remedy what to do
     */
    public record Finding(String reason, String remedy) {}

    /** The problem of a document; empty if it can be published. */
    public static Optional<Finding> check(String document) {
        SilentLogging.start();
        JsonNode schema;
        try {
            schema = JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(document);
        } catch (JacksonException e) {
            return finding("it is not JSON" + place(e) + ": " + JsonSyntax.words(e), "Correct it");
        }
        if (!schema.isObject()) {
            return finding("it is not a JSON object", "Write the schema as an object");
        }
        JsonNode named = schema.path(SCHEMA);
        Optional<SchemaDraft> draft = DraftUri.named(named.asString(""));
        return draft.isEmpty() ? unknownDraft(named) : check((ObjectNode) schema, draft.get());
    }

    /** The draft that a document names. */
    public static Optional<SchemaDraft> draft(String document) {
        try {
            return DraftUri.named(
                    JsonMapper.shared().readTree(document).path(SCHEMA).asString(""));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Whether a schema of another draft is also one of draft 4. */
    public static boolean conformsToDraft4(String document) {
        SilentLogging.start();
        return againstMetaSchema(JsonMapper.shared().readTree(document), SpecificationVersion.DRAFT_4)
                .isEmpty();
    }

    private static Optional<Finding> unknownDraft(JsonNode named) {
        return finding(
                named.isMissingNode()
                        ? "it has no \"$schema\""
                        : "its \"$schema\" is " + named + ", which is not a supported draft",
                "Set it to the draft of the schema: "
                        + Arrays.stream(SchemaDraft.values())
                                .map(draft -> "\"" + DraftUri.of(draft) + "\"")
                                .collect(Collectors.joining(", ")));
    }

    private static Optional<Finding> check(ObjectNode schema, SchemaDraft draft) {
        ObjectNode canonical = schema.deepCopy().put(SCHEMA, DraftUri.of(draft));
        SpecificationVersion version = version(draft);
        return againstMetaSchema(canonical, version)
                .or(() -> IgnoredKeywords.find(canonical, draft))
                .or(() -> outside(canonical))
                .or(() -> regex(canonical))
                .or(() -> circular(canonical))
                .or(() -> unresolved(canonical, version));
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

    private static String place(JacksonException e) {
        TokenStreamLocation where = e.getLocation();
        return where == null || where.getLineNr() < 1
                ? ""
                : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
    }

    private static Optional<Finding> againstMetaSchema(JsonNode schema, SpecificationVersion version) {
        List<Error> errors = SchemaRegistry.withDefaultDialect(version)
                .getSchema(SchemaLocation.of(version.getDialectId()))
                .validate(schema);
        return errors.isEmpty()
                ? Optional.empty()
                : finding(
                        errors.stream()
                                .limit(SHOWN)
                                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                                .collect(Collectors.joining("; ")),
                        "Correct it; its meta-schema is " + version.getDialectId());
    }

    private static Optional<Finding> outside(JsonNode schema) {
        return keywords(schema)
                .filter(keyword -> REFERENCES.contains(keyword.getKey())
                        && keyword.getValue().isString()
                        && !keyword.getValue().asString().startsWith("#"))
                .findFirst()
                .flatMap(keyword -> finding(
                        "it refers to " + keyword.getValue().asString() + ", which is outside the file",
                        "Copy the referenced schema into $defs or definitions"));
    }

    private static Optional<Finding> circular(JsonNode schema) {
        return CircularReferences.find(schema)
                .map(reference -> new Finding(
                        "its reference " + reference + " is circular, so validation would never end",
                        "Remove the reference, or put it below \"properties\" or \"items\""));
    }

    private static Optional<Finding> regex(JsonNode schema) {
        return keywords(schema)
                .flatMap(keyword -> switch (keyword.getKey()) {
                    case "pattern" ->
                        Stream.of(keyword.getValue()).filter(JsonNode::isString).map(JsonNode::asString);
                    case "patternProperties" -> keyword.getValue().propertyNames().stream();
                    default -> Stream.empty();
                })
                .flatMap(pattern -> PortableRegex.problemOfEcma(pattern)
                        .map(problem -> new Finding(
                                "its pattern \"" + pattern + "\" has " + problem,
                                "Use only syntax that Java and ECMA-262 interpret alike"))
                        .stream())
                .findFirst();
    }

    private static Optional<Finding> unresolved(JsonNode schema, SpecificationVersion version) {
        try {
            Schema compiled = SchemaRegistry.withDefaultDialect(version).getSchema(schema);
            compiled.initializeValidators();
            compiled.validate(JsonMapper.shared().createObjectNode());
            return Optional.empty();
        } catch (SchemaException e) {
            return finding(String.valueOf(e.getMessage()), "Correct it");
        }
    }

    /** All names and values in a schema, except in what is data. A property that is named like a keyword counts as one. */
    private static Stream<Map.Entry<String, JsonNode>> keywords(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().flatMap(SchemaFileCheck::keywords);
        }
        return node.propertyStream()
                .filter(property -> !DATA.contains(property.getKey()))
                .flatMap(property -> Stream.concat(Stream.of(property), keywords(property.getValue())));
    }

    private static Optional<Finding> finding(String reason, String remedy) {
        return Optional.of(new Finding(reason, remedy));
    }
}

package io.openbroker.runtime.internal.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.FormatKeyword;
import com.networknt.schema.keyword.Keyword;
import io.openbroker.catalog.DraftUri;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compiles published schemas. Formats are enforced, and each validation is limited by its budget. */
final class SchemaCompiler {

    private static final String DRAFT = "$schema";

    private static final SchemaRegistry REGISTRY = registry();

    private SchemaCompiler() {}

    static Schema compile(JsonNode schema) {
        Schema compiled = REGISTRY.getSchema(canonical(schema));
        compiled.initializeValidators();
        return compiled;
    }

    /** Returns the schema with the URI of its draft in the spelling of the registry. */
    private static JsonNode canonical(JsonNode schema) {
        return DraftUri.named(schema.path(DRAFT).asString(""))
                .map(draft -> (JsonNode) ((ObjectNode) schema.deepCopy()).put(DRAFT, DraftUri.of(draft)))
                .orElse(schema);
    }

    private static SchemaRegistry registry() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .losslessNarrowing(true)
                .regularExpressionFactory(SchemaPattern::compile)
                .build();
        List<Dialect> dialects = Stream.of(
                        Dialects.getDraft202012(),
                        Dialects.getDraft201909(),
                        Dialects.getDraft7(),
                        Dialects.getDraft6(),
                        Dialects.getDraft4())
                .map(SchemaCompiler::bounded)
                .toList();
        return SchemaRegistry.withDialects(
                dialects, builder -> builder.schemaRegistryConfig(config).schemaCacheEnabled(false));
    }

    /** Returns the dialect with keywords that are exact and charged to the budget of the validation. */
    private static Dialect bounded(Dialect dialect) {
        List<Keyword> keywords = dialect.getKeywords().values().stream()
                .filter(keyword -> !(keyword instanceof FormatKeyword))
                .map(keyword -> (Keyword) new CountedKeyword(ExactKeyword.insteadOf(keyword)))
                .toList();
        return Dialect.builder(dialect)
                .keywords(keywords)
                .formats(SchemaFormats.all())
                .build();
    }
}

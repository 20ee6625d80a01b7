package io.openbroker.runtime.internal.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import io.openbroker.catalog.DraftUri;
import io.openbroker.runtime.internal.json.TextFormats;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compiles published schemas. Formats are enforced, those of dates and the like exactly as values are read. */
final class SchemaCompiler {

    private static final String DRAFT = "$schema";

    private static final SchemaRegistry REGISTRY = registry();

    private SchemaCompiler() {}

    static Schema compile(JsonNode schema) {
        Schema compiled = REGISTRY.getSchema(canonical(schema));
        compiled.initializeValidators();
        return compiled;
    }

    /** The same with its draft spelt as the registry knows it. */
    private static JsonNode canonical(JsonNode schema) {
        return DraftUri.named(schema.path(DRAFT).asString(""))
                .map(draft -> (JsonNode) ((ObjectNode) schema.deepCopy()).put(DRAFT, DraftUri.of(draft)))
                .orElse(schema);
    }

    private static SchemaRegistry registry() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .losslessNarrowing(true)
                .regularExpressionFactory(regexp -> {
                    Pattern pattern = Pattern.compile(EcmaRegex.toJava(regexp));
                    return text -> pattern.matcher(text).find();
                })
                .build();
        List<Dialect> dialects = Stream.of(
                        Dialects.getDraft202012(),
                        Dialects.getDraft201909(),
                        Dialects.getDraft7(),
                        Dialects.getDraft6(),
                        Dialects.getDraft4())
                .map(dialect -> Dialect.builder(dialect).formats(formats()).build())
                .toList();
        return SchemaRegistry.withDialects(
                dialects, builder -> builder.schemaRegistryConfig(config).schemaCacheEnabled(false));
    }

    private static List<Format> formats() {
        return TextFormats.names().stream()
                .map(name -> (Format) new ReadableFormat(name))
                .toList();
    }

    /** A format whose strings can be read. */
    private record ReadableFormat(String name) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String text) {
            return TextFormats.matches(name, text);
        }
    }
}

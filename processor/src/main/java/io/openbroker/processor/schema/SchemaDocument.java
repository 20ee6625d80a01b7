package io.openbroker.processor.schema;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import io.openbroker.processor.model.schema.ParametersSchema;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The schema of a handler's parameters as published in the catalog (OSB v2.17, Input Parameters Schema Object). */
public final class SchemaDocument {

    /** The size in bytes that the specification allows. */
    public static final int LARGEST = 64 * 1024;

    private static final JsonFactory JSON = new JsonFactory();

    private SchemaDocument() {}

    /** The size of a document in bytes, as it is sent. */
    public static int size(String document) {
        return document.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The JSON of a schema in which there is no mistake; none if there is no schema. */
    public static Optional<String> of(ParametersSchema schema, SchemaDraft draft) {
        if (schema instanceof ParametersSchema.Derived derived) {
            return Optional.of(derived(derived, draft));
        }
        return schema instanceof ParametersSchema.Given given
                ? given.text().map(SchemaDocument::published)
                : Optional.empty();
    }

    private static String derived(ParametersSchema.Derived schema, SchemaDraft draft) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            new SchemaWriter(json, schema, draft).write();
        }
        return text.toString();
    }

    /**
     * The same document without white space; numbers stay as they are written. {@code $schema} gets the spelling of its draft, since
     * platforms compare it.
     */
    static String published(String document) {
        StringWriter text = new StringWriter();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document);
                JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            parser.nextToken();
            json.writeStartObject();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                json.writeName(name);
                parser.nextToken();
                if (name.equals("$schema")) {
                    json.writeString(canonical(parser.getString()));
                } else {
                    json.copyCurrentStructureExact(parser);
                }
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    /** The URI of the draft that a {@code $schema} names, in the spelling of the draft itself. */
    public static String canonical(String spelling) {
        return DraftUri.named(spelling).map(DraftUri::of).orElse(spelling);
    }
}

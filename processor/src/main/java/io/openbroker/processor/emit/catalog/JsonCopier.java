package io.openbroker.processor.emit.catalog;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Copies JSON texts into the catalog. */
final class JsonCopier {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonCopier() {}

    /** Copies a document as it is. */
    static void copy(String document, JsonGenerator json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document)) {
            parser.nextToken();
            json.copyCurrentStructureExact(parser);
        }
    }

    /** Copies a document with its strings spelt as those of the catalog are. */
    static void copy(String document, JsonGenerator json, CatalogSpelling spelling) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    json.writeString(spelling.text(parser.getString()));
                } else if (token == JsonToken.PROPERTY_NAME) {
                    json.writeName(spelling.text(parser.getString()));
                } else {
                    json.copyCurrentEventExact(parser);
                }
            }
        }
    }
}

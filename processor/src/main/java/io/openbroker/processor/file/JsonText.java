package io.openbroker.processor.file;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a value as JSON, with numbers as they are spelt. */
public final class JsonText {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    public static String of(FileValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, json);
        }
        return text.toString();
    }

    private static void write(FileValue value, JsonGenerator json) {
        if (value instanceof FileValue.Members members) {
            json.writeStartObject();
            members.values().forEach((name, member) -> {
                json.writeName(name);
                write(member, json);
            });
            json.writeEndObject();
        } else if (value instanceof FileValue.Elements elements) {
            json.writeStartArray();
            elements.values().forEach(element -> write(element, json));
            json.writeEndArray();
        } else if (value instanceof FileValue.Text text) {
            json.writeString(text.value());
        } else if (value instanceof FileValue.Numeral number) {
            json.writeNumber(number.digits());
        } else if (value instanceof FileValue.Truth truth) {
            json.writeBoolean(truth.value());
        } else {
            json.writeNull();
        }
    }
}

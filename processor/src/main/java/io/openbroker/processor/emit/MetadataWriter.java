package io.openbroker.processor.emit;

import io.openbroker.processor.model.MetadataModel;
import io.openbroker.processor.model.MetadataModel.AmountModel;
import io.openbroker.processor.model.MetadataModel.CostModel;
import io.openbroker.processor.model.MetadataModel.Entry;
import io.openbroker.processor.model.MetadataModel.Text;
import io.openbroker.processor.model.Setting;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the metadata object of an offering or a plan (profile, Service Metadata). */
final class MetadataWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    MetadataWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(MetadataModel metadata) {
        boolean empty = metadata.texts().stream().allMatch(text -> text.value().isEmpty())
                && metadata.bullets().isEmpty()
                && metadata.costs().isEmpty()
                && metadata.entries().isEmpty();
        if (empty) {
            return;
        }
        json.writeObjectPropertyStart("metadata");
        metadata.texts().forEach(this::text);
        if (!metadata.bullets().isEmpty()) {
            json.writeArrayPropertyStart("bullets");
            metadata.bullets().stream().map(Setting::value).forEach(json::writeString);
            json.writeEndArray();
        }
        if (!metadata.costs().isEmpty()) {
            json.writeArrayPropertyStart("costs");
            metadata.costs().forEach(this::cost);
            json.writeEndArray();
        }
        metadata.entries().forEach(this::entry);
        json.writeEndObject();
    }

    private void text(Text text) {
        if (!text.value().isEmpty()) {
            json.writeStringProperty(text.key(), text.value());
        }
    }

    private void cost(CostModel cost) {
        json.writeStartObject();
        json.writeObjectPropertyStart("amount");
        for (AmountModel amount : cost.amounts()) {
            json.writeNumberProperty(amount.currency().value(), amount.value().value());
        }
        json.writeEndObject();
        json.writeStringProperty("unit", cost.unit().value());
        json.writeEndObject();
    }

    private void entry(Entry entry) {
        json.writeName(entry.key().value());
        if (!entry.json().explicit()) {
            json.writeString(entry.value().value());
            return;
        }
        try (JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), entry.json().value())) {
            parser.nextToken();
            json.copyCurrentStructureExact(parser);
        }
    }
}

package io.openbroker.processor.emit.catalog;

import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.MetadataModel;
import io.openbroker.processor.model.catalog.MetadataModel.AmountModel;
import io.openbroker.processor.model.catalog.MetadataModel.CostModel;
import io.openbroker.processor.model.catalog.MetadataModel.Entry;
import io.openbroker.processor.model.catalog.MetadataModel.Text;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/** Writes the metadata object of an offering or a plan (profile, Service Metadata). */
final class MetadataWriter {

    private final JsonGenerator json;
    private final CatalogSpelling spelling;

    MetadataWriter(JsonGenerator json, CatalogSpelling spelling) {
        this.json = json;
        this.spelling = spelling;
    }

    void write(MetadataModel metadata) {
        if (isEmpty(metadata)) {
            return;
        }
        json.writeObjectPropertyStart("metadata");
        metadata.texts().forEach(this::text);
        if (!metadata.bullets().isEmpty()) {
            json.writeArrayPropertyStart("bullets");
            metadata.bullets().stream().map(spelling::text).forEach(json::writeString);
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

    private static boolean isEmpty(MetadataModel metadata) {
        for (Text text : metadata.texts()) {
            if (!text.value().value().isEmpty()) {
                return false;
            }
        }
        return metadata.bullets().isEmpty()
                && metadata.costs().isEmpty()
                && metadata.entries().isEmpty();
    }

    private void text(Text text) {
        if (!text.value().value().isEmpty()) {
            json.writeStringProperty(text.key(), spelling.text(text.value()));
        }
    }

    private void cost(CostModel cost) {
        json.writeStartObject();
        json.writeObjectPropertyStart("amount");
        for (AmountModel amount : cost.amounts()) {
            json.writeName(spelling.text(amount.currency()));
            amount(amount.value());
        }
        json.writeEndObject();
        json.writeStringProperty("unit", spelling.text(cost.unit()));
        json.writeEndObject();
    }

    private void entry(Entry entry) {
        json.writeName(spelling.text(entry.key()));
        if (entry.json().explicit()) {
            JsonCopier.copy(entry.json().value(), json, spelling);
        } else {
            json.writeString(spelling.text(entry.value()));
        }
    }

    /** A number, or the text that is to become one at start. */
    private void amount(Setting<String> amount) {
        if (amount.hasPlaceholders()) {
            json.writeString(amount.value());
        } else {
            json.writeNumber(new BigDecimal(amount.value()).toString());
        }
    }
}

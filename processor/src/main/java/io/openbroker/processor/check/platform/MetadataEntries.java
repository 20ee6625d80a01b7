package io.openbroker.processor.check.platform;

import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.catalog.MetadataModel;
import io.openbroker.processor.model.catalog.MetadataModel.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The free-form entries of a metadata object, each as JSON. */
record MetadataEntries(List<NamedValue> all) {

    MetadataEntries {
        all = List.copyOf(all);
    }

    /**
     * An entry.
     *
     * @param key its name
     * @param json its value as JSON
     * @param source where the value is written
     */
    record NamedValue(String key, String json, SourceRef source) {

        /** How a boolean is written there. */
        String remedyForBoolean() {
            return source.isInFile() ? "Write true or false" : "Write json = \"true\" or json = \"false\"";
        }
    }

    static MetadataEntries of(MetadataModel metadata) {
        List<NamedValue> all = new ArrayList<>();
        for (Entry entry : metadata.entries()) {
            boolean json = entry.json().explicit();
            all.add(new NamedValue(
                    entry.key().value(),
                    json ? entry.json().value() : "\"" + entry.value().value() + "\"",
                    json ? entry.json().source() : entry.value().source()));
        }
        return new MetadataEntries(all);
    }

    Optional<NamedValue> find(String key) {
        for (NamedValue entry : all) {
            if (entry.key().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}

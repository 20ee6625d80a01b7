package io.openbroker.processor.read.file;

import io.openbroker.catalog.NearestName;
import io.openbroker.processor.file.FileValue;
import io.openbroker.processor.file.JsonText;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.MetadataModel;
import io.openbroker.processor.model.catalog.MetadataModel.CostModel;
import io.openbroker.processor.model.catalog.MetadataModel.Entry;
import io.openbroker.processor.model.catalog.MetadataModel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the metadata object in a catalog file. Platforms accept any object, so values in the form of a vendor are published unchanged; values in the form of the profile's
 * conventions are checked.
 */
final class FileMetadataReader {

    private final FieldReader metadata;
    private final Set<String> names;
    private final List<Text> texts = new ArrayList<>();
    private final List<Setting<String>> bullets = new ArrayList<>();
    private final List<CostModel> costs = new ArrayList<>();
    private final List<CostModel> mixedCosts = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private FileMetadataReader(FieldReader metadata, Set<String> names) {
        this.metadata = metadata;
        this.names = names;
    }

    /**
     * Reads a metadata object.
     *
     * @param names the fields that the profile knows there
     */
    static MetadataModel read(FieldReader metadata, Set<String> names) {
        FileMetadataReader reader = new FileMetadataReader(metadata, names);
        metadata.fields().forEach(reader::field);
        return new MetadataModel(reader.texts, reader.bullets, reader.costs, reader.entries, reader.mixedCosts);
    }

    private void field(String name, FileValue value) {
        if (!names.contains(name)) {
            metadata.misspelt(name, NearestName.hintOfSameWord(name, names));
            entry(name, value);
            return;
        }
        if (value instanceof FileValue.Nothing) {
            return;
        }
        switch (name) {
            case "costs" -> costs(name, value);
            case "bullets" -> bullets(name, value);
            default -> text(name, value);
        }
    }

    private void text(String name, FileValue value) {
        if (value.isScalar()) {
            texts.add(new Text(name, metadata.text(name)));
        } else {
            entry(name, value);
        }
    }

    private void bullets(String name, FileValue value) {
        boolean simple = value instanceof FileValue.Elements array
                ? array.values().stream().allMatch(FileValue::isScalar)
                : value.isScalar();
        if (simple) {
            bullets.addAll(metadata.texts(name));
        } else {
            entry(name, value);
        }
    }

    private void costs(String name, FileValue value) {
        FileCosts read = FileCosts.read(metadata, name, value);
        if (read.pure()) {
            costs.addAll(read.costs());
        } else {
            mixedCosts.addAll(read.costs());
            entry(name, value);
        }
    }

    private void entry(String name, FileValue value) {
        Setting<String> json = metadata.setting(JsonText.of(value), value);
        entries.add(
                new Entry(json.source(), metadata.setting(name, value), new Setting<>("", false, json.source()), json));
    }
}

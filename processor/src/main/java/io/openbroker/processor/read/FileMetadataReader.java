package io.openbroker.processor.read;

import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.file.FileValue;
import io.openbroker.processor.file.JsonText;
import io.openbroker.processor.model.MetadataModel;
import io.openbroker.processor.model.MetadataModel.AmountModel;
import io.openbroker.processor.model.MetadataModel.CostModel;
import io.openbroker.processor.model.MetadataModel.Entry;
import io.openbroker.processor.model.MetadataModel.Text;
import io.openbroker.processor.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the metadata object in a catalog file. Platforms take it for a blob, so what does not have the form of the profile's
 * conventions is kept as it is.
 */
final class FileMetadataReader {

    private static final Set<String> COST = Set.of("amount", "unit");

    private final SourceRef file;
    private final Set<String> names;
    private final List<Text> texts = new ArrayList<>();
    private final List<Setting<String>> bullets = new ArrayList<>();
    private final List<CostModel> costs = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    private FileMetadataReader(SourceRef file, Set<String> names) {
        this.file = file;
        this.names = names;
    }

    /**
     * Reads a metadata object.
     *
     * @param names the fields that the profile knows there
     */
    static MetadataModel read(Map<String, FileValue> metadata, SourceRef file, Set<String> names) {
        FileMetadataReader reader = new FileMetadataReader(file, names);
        metadata.forEach(reader::field);
        return new MetadataModel(reader.texts, reader.bullets, reader.costs, reader.entries);
    }

    private void field(String name, FileValue value) {
        boolean known = names.contains(name);
        if (known && value instanceof FileValue.Text text) {
            texts.add(new Text(name, setting(text.value(), value)));
        } else if (known && name.equals("bullets") && value instanceof FileValue.Elements array && areTexts(array)) {
            array.values().forEach(element -> bullets.add(setting(((FileValue.Text) element).value(), element)));
        } else if (known
                && name.equals("costs")
                && value instanceof FileValue.Elements array
                && array.values().stream().allMatch(element -> cost(element).isPresent())) {
            array.values().forEach(element -> costs.add(cost(element).orElseThrow()));
        } else {
            entries.add(new Entry(
                    file.in(value.place()),
                    setting(name, value),
                    new Setting<>("", false, file.in(value.place())),
                    setting(JsonText.of(value), value)));
        }
    }

    private static boolean areTexts(FileValue.Elements array) {
        return array.values().stream().allMatch(FileValue.Text.class::isInstance);
    }

    private Optional<CostModel> cost(FileValue value) {
        if (value instanceof FileValue.Members cost
                && cost.values().keySet().equals(COST)
                && cost.values().get("amount") instanceof FileValue.Members amounts
                && cost.values().get("unit") instanceof FileValue.Text unit) {
            List<AmountModel> read = new ArrayList<>();
            amounts.values()
                    .forEach((currency, amount) -> amount(currency, amount).ifPresent(read::add));
            return read.size() == amounts.values().size()
                    ? Optional.of(new CostModel(file.in(cost.place()), read, setting(unit.value(), unit)))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** A number, or a text that is to become one at start. */
    private Optional<AmountModel> amount(String currency, FileValue amount) {
        if (amount instanceof FileValue.Numeral number) {
            return Optional.of(new AmountModel(setting(currency, amount), setting(number.digits(), amount)));
        }
        if (amount instanceof FileValue.Text text) {
            Setting<String> value = setting(text.value(), amount);
            return value.hasPlaceholders()
                    ? Optional.of(new AmountModel(setting(currency, amount), value))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private Setting<String> setting(String text, FileValue value) {
        return new Setting<>(text, true, file.in(value.place()));
    }
}

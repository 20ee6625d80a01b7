package io.openbroker.processor.model.catalog;

import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.Setting;
import java.util.List;
import java.util.Set;

/**
 * The metadata object of an offering or a plan.
 *
 * @param texts members of the annotation that are strings, under the names that they have in the metadata object too
 * @param bullets a plan's features
 * @param costs a plan's costs
 * @param entries free-form entries
 * @param mixedCosts costs that are part of an entry, because they are mixed with extensions of a vendor
 */
public record MetadataModel(
        List<Text> texts,
        List<Setting<String>> bullets,
        List<CostModel> costs,
        List<Entry> entries,
        List<CostModel> mixedCosts) {

    /** The names that the profile gives to members of an offering's metadata. */
    public static final Set<String> OF_OFFERING = Set.of(
            "displayName", "imageUrl", "longDescription", "providerDisplayName", "documentationUrl", "supportUrl");

    /** The names that the profile gives to members of a plan's metadata. */
    public static final Set<String> OF_PLAN = Set.of("displayName", "bullets", "costs");

    public static final MetadataModel NONE = new MetadataModel(List.of(), List.of(), List.of(), List.of(), List.of());

    public MetadataModel {
        texts = List.copyOf(texts);
        bullets = List.copyOf(bullets);
        costs = List.copyOf(costs);
        entries = List.copyOf(entries);
        mixedCosts = List.copyOf(mixedCosts);
    }

    /** A member of the annotation; an empty one is not in the catalog. */
    public record Text(String key, Setting<String> value) {}

    /** A {@code @MetadataEntry}. */
    public record Entry(SourceRef source, Setting<String> key, Setting<String> value, Setting<String> json) {}

    /** A {@code @Cost}. */
    public record CostModel(SourceRef source, List<AmountModel> amounts, Setting<String> unit) {
        public CostModel {
            amounts = List.copyOf(amounts);
        }
    }

    /** A {@code @Cost.Amount}, as a number's digits or a text with placeholders. */
    public record AmountModel(Setting<String> currency, Setting<String> value) {}
}

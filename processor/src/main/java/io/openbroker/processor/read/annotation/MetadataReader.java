package io.openbroker.processor.read.annotation;

import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.MetadataModel;
import io.openbroker.processor.model.catalog.MetadataModel.AmountModel;
import io.openbroker.processor.model.catalog.MetadataModel.CostModel;
import io.openbroker.processor.model.catalog.MetadataModel.Entry;
import io.openbroker.processor.model.catalog.MetadataModel.Text;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.io.NumberOutput;

/** Reads what goes into the metadata object of an offering or a plan. */
final class MetadataReader {

    private MetadataReader() {}

    static MetadataModel ofOffering(AnnotationReader offering) {
        return new MetadataModel(
                texts(
                        offering,
                        "displayName",
                        "imageUrl",
                        "longDescription",
                        "providerDisplayName",
                        "documentationUrl",
                        "supportUrl"),
                List.of(),
                List.of(),
                entries(offering),
                List.of());
    }

    static MetadataModel ofPlan(AnnotationReader plan) {
        return new MetadataModel(
                texts(plan, "displayName"), plan.texts("bullets"), costs(plan), entries(plan), List.of());
    }

    private static List<Text> texts(AnnotationReader annotation, String... members) {
        List<Text> texts = new ArrayList<>();
        for (String member : members) {
            texts.add(new Text(member, annotation.text(member)));
        }
        return texts;
    }

    private static List<CostModel> costs(AnnotationReader plan) {
        List<CostModel> costs = new ArrayList<>();
        for (AnnotationReader cost : plan.annotations("costs")) {
            List<AmountModel> amounts = new ArrayList<>();
            for (AnnotationReader amount : cost.annotations("amount")) {
                amounts.add(new AmountModel(amount.text("currency"), amount(amount)));
            }
            costs.add(new CostModel(cost.source(), amounts, cost.text("unit")));
        }
        return costs;
    }

    /** The number as JSON writes it on every JDK, or the text instead; none if there are both, or neither. */
    private static Setting<String> amount(AnnotationReader amount) {
        Setting<Double> value = amount.number("value");
        Setting<String> placeholder = amount.text("placeholder");
        if (value.explicit() == placeholder.explicit()) {
            return new Setting<>("", false, amount.source());
        }
        return placeholder.explicit()
                ? placeholder
                : new Setting<>(NumberOutput.toString(value.value(), true), true, value.source());
    }

    private static List<Entry> entries(AnnotationReader annotation) {
        List<Entry> entries = new ArrayList<>();
        for (AnnotationReader entry : annotation.annotations("metadata")) {
            entries.add(new Entry(entry.source(), entry.text("key"), entry.text("value"), entry.text("json")));
        }
        return entries;
    }
}

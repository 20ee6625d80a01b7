package io.openbroker.processor.check.catalog;

import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.file.JsonSyntax;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.MetadataModel;
import io.openbroker.processor.model.catalog.MetadataModel.Entry;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Free-form metadata is JSON, and each key is there once. */
public final class MetadataRule implements Rule {

    @Override
    public void check(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        check(offering.metadata(), MetadataModel.OF_OFFERING, "ServiceOffering", found);
        for (PlanModel plan : offering.plans().plans()) {
            check(plan.metadata(), MetadataModel.OF_PLAN, "Plan", found);
        }
    }

    private static void check(MetadataModel metadata, Set<String> reserved, String annotation, List<Diagnostic> found) {
        Set<String> keys = new HashSet<>();
        for (Entry entry : metadata.entries()) {
            String key = entry.key().value();
            TextRule.checkBlank("The metadata key", entry.key(), found);
            if (reserved.contains(key) && !entry.key().source().isInFile()) {
                found.add(Diagnostic.of(
                        DiagnosticCode.METADATA_KEY_RESERVED, entry.key().source(), key, annotation, key));
            } else if (!keys.add(key)) {
                found.add(Diagnostic.of(
                        DiagnosticCode.DUPLICATE_METADATA_KEY, entry.key().source(), key));
            }
            checkValue(entry, found);
        }
    }

    private static void checkValue(Entry entry, List<Diagnostic> found) {
        boolean json = entry.json().explicit();
        if (json == entry.value().explicit()) {
            found.add(Diagnostic.of(
                    DiagnosticCode.METADATA_VALUE_OR_JSON,
                    entry.source(),
                    entry.key().value(),
                    json ? "both" : "neither"));
        } else if (json) {
            JsonSyntax.problem(entry.json().value())
                    .ifPresent(problem -> found.add(Diagnostic.of(
                            DiagnosticCode.METADATA_NOT_JSON,
                            entry.json().source(),
                            entry.key().value(),
                            problem)));
        }
    }
}

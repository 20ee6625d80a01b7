package io.openbroker.processor.check.catalog;

import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import java.util.List;
import java.util.regex.Pattern;

/** Ids are best GUIDs, because they must differ from those of all brokers that a platform knows. */
public final class GuidRule implements Rule {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    @Override
    public void check(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        check("offering", offering.id(), found);
        for (PlanModel plan : offering.plans().plans()) {
            check("plan", plan.id(), found);
        }
    }

    private static void check(String what, Setting<String> id, List<Diagnostic> found) {
        // A placeholder's value is known only at start.
        String value = id.known().orElse("");
        if (!value.isBlank() && !GUID.matcher(value).matches()) {
            found.add(Diagnostic.of(DiagnosticCode.ID_NOT_A_GUID, id.source(), what, value));
        }
    }
}

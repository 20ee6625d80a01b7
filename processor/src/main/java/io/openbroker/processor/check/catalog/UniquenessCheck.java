package io.openbroker.processor.check.catalog;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.CatalogFileModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanListModel;
import io.openbroker.processor.model.catalog.PlanModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids and names of all offerings and plans, to see that none is used twice. Brokers of one compilation may come to be served
 * as one catalog, so they count together.
 */
public final class UniquenessCheck {

    /** The user of each id, an offering or a plan. */
    private final Map<String, String> ids = new HashMap<>();

    /** The brokers by the paths of their catalog files. */
    private final Map<String, String> catalogFiles = new HashMap<>();

    private final Map<String, String> offeringNames = new HashMap<>();
    private final Map<ClassRef, String> planEnums = new HashMap<>();

    /** The duplicates of a broker, which from now on counts as checked. */
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        if (broker.catalogFile().isPresent()) {
            CatalogFileModel file = broker.catalogFile().get();
            String other = catalogFiles.putIfAbsent(file.path(), broker.type().shortName());
            if (other != null) {
                // All that the file has would else be said to be there twice.
                return List.of(Diagnostic.of(DiagnosticCode.CATALOG_SHARED, file.source(), file.path(), other));
            }
        }
        for (OfferingModel offering : broker.offerings()) {
            String user = "the offering \"" + offering.name().value() + "\"";
            String withId = "the offering with the id \"" + offering.id().value() + "\"";
            claim(ids, offering.id(), user, DiagnosticCode.DUPLICATE_OFFERING_ID, found);
            claim(offeringNames, offering.name(), withId, DiagnosticCode.DUPLICATE_OFFERING_NAME, found);
        }
        for (OfferingModel offering : broker.offerings()) {
            checkPlans(offering, found);
        }
        return found;
    }

    private void checkPlans(OfferingModel offering, List<Diagnostic> found) {
        PlanListModel plans = offering.plans();
        // An enum may match the plans of several offerings of a file, since it has no ids.
        String other = plans.type().isPresent() && !plans.source().isInFile()
                ? planEnums.putIfAbsent(plans.type().get(), offering.name().value())
                : null;
        if (other != null) {
            found.add(Diagnostic.of(DiagnosticCode.SHARED_PLAN_ENUM, plans.source(), plans.shownType(), other));
            return;
        }
        Map<String, String> names = new HashMap<>();
        for (PlanModel plan : plans.plans()) {
            String user = user(offering, plan);
            claim(ids, plan.id(), user, DiagnosticCode.DUPLICATE_PLAN_ID, found);
            claim(names, plan.name(), user, DiagnosticCode.DUPLICATE_PLAN_NAME, found);
        }
    }

    private static void claim(
            Map<String, String> used, Setting<String> value, String user, DiagnosticCode code, List<Diagnostic> found) {
        // Values with placeholders are equal if their texts are equal.
        String text = value.known().orElse(value.value());
        if (text.isBlank()) {
            return;
        }
        String other = used.putIfAbsent(text, user);
        if (other != null) {
            found.add(Diagnostic.of(code, value.source(), text, other));
        }
    }

    private static String user(OfferingModel offering, PlanModel plan) {
        return offering.plans().source().isInFile()
                ? "the plan \"" + plan.name().value() + "\" of the offering \""
                        + offering.name().value() + "\""
                : offering.plans().shownType() + "." + plan.constant().orElse("");
    }
}

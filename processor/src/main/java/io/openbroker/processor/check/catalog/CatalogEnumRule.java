package io.openbroker.processor.check.catalog;

import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.CatalogFileModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanConstants;
import io.openbroker.processor.model.catalog.PlanListModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.HandlerParameter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An enum that a handler takes has a constant for each plan of an offering in the catalog file. */
public final class CatalogEnumRule implements Rule {

    @Override
    public void check(BrokerModel broker, List<Diagnostic> found) {
        // An enum is wrong once, however many handlers take it.
        Set<ClassRef> told = new HashSet<>();
        for (HandlerModel handler : broker.handlers()) {
            for (HandlerParameter parameter : handler.parameters()) {
                if (parameter instanceof HandlerParameter.Plan plan
                        && isMeantForFile(broker, plan)
                        && told.add(plan.type())) {
                    found.add(Diagnostic.of(
                            DiagnosticCode.CATALOG_ENUM_DIFFERS,
                            plan.source(),
                            plan.name(),
                            plan.type().shortName(),
                            broker.catalogFile().map(CatalogFileModel::path).orElse(""),
                            remedy(broker, handler)));
                }
            }
        }
    }

    /** Whether an enum holds the plans of no offering, while there is one in the file whose plans no enum holds. */
    public static boolean isMeantForFile(BrokerModel broker, HandlerParameter.Plan plan) {
        return broker.catalogFile().isPresent()
                && !broker.hasPlans(plan.type())
                && broker.offerings().stream()
                        .anyMatch(offering -> offering.plans().type().isEmpty());
    }

    private static String remedy(BrokerModel broker, HandlerModel handler) {
        List<OfferingModel> possible = broker.offerings().stream()
                .filter(offering -> offering.plans().type().isEmpty())
                .filter(offering -> handler.offerings().isEmpty() || broker.serves(handler, offering))
                .toList();
        List<String> choices = possible.stream()
                .filter(offering -> haveConstants(offering.plans()))
                .map(offering -> String.join(", ", constants(offering.plans()))
                        + (possible.size() > 1 ? " for \"" + offering.name().value() + "\"" : ""))
                .toList();
        return choices.isEmpty()
                ? "Receive @PlanId String; the plan names are too similar to be constants of one enum"
                : "Declare exactly the constants " + String.join(" or ", choices) + ", or receive @PlanId String";
    }

    /** Whether each plan has a constant of its own. */
    private static boolean haveConstants(PlanListModel plans) {
        List<String> constants = constants(plans);
        return constants.stream().distinct().count() == constants.size();
    }

    private static List<String> constants(PlanListModel plans) {
        return plans.plans().stream()
                .map(plan ->
                        plan.name().known().map(PlanConstants::constant).orElse("(a plan whose name is a placeholder)"))
                .toList();
    }
}

package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.CatalogFileModel;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.HandlerParameter;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.PlanConstants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An enum that a handler takes has a constant for each plan of an offering in the catalog file. */
final class CatalogEnumRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
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
                            expected(broker, handler)));
                }
            }
        }
        return found;
    }

    /** Whether an enum holds the plans of no offering, while there is one in the file whose plans no enum holds. */
    static boolean isMeantForFile(BrokerModel broker, HandlerParameter.Plan plan) {
        return broker.catalogFile().isPresent()
                && !broker.hasPlans(plan.type())
                && broker.offerings().stream()
                        .anyMatch(offering -> offering.plans().type().isEmpty());
    }

    private static String expected(BrokerModel broker, HandlerModel handler) {
        List<OfferingModel> possible = broker.offerings().stream()
                .filter(offering -> offering.plans().type().isEmpty())
                .filter(offering -> handler.offerings().isEmpty() || broker.serves(handler, offering))
                .toList();
        return possible.stream()
                .map(offering -> constants(offering)
                        + (possible.size() > 1 ? " for \"" + offering.name().value() + "\"" : ""))
                .collect(Collectors.joining(" or "));
    }

    private static String constants(OfferingModel offering) {
        return offering.plans().plans().stream()
                .map(plan -> plan.name().known().map(PlanConstants::constant).orElse("(a plan without a known name)"))
                .collect(Collectors.joining(", "));
    }
}

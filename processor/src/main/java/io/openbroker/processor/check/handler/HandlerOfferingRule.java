package io.openbroker.processor.check.handler;

import io.openbroker.catalog.NearestName;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.check.catalog.CatalogEnumRule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.HandlerParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A handler names offerings of its class, and takes plans of those that it serves. */
public final class HandlerOfferingRule implements Rule {

    @Override
    public void check(BrokerModel broker, HandlerModel handler, List<Diagnostic> found) {
        if (broker.offerings().isEmpty()) {
            return;
        }
        checkNames(broker, handler, found);
        for (HandlerParameter parameter : handler.parameters()) {
            if (parameter instanceof HandlerParameter.Plan plan) {
                checkPlan(broker, handler, plan, found);
            }
        }
    }

    /** Whether a handler names an offering that is not there; which ones it serves is then a guess. */
    static boolean namesUnknown(BrokerModel broker, HandlerModel handler) {
        for (Setting<String> name : handler.offerings()) {
            if (!names(broker).contains(name.value())) {
                return true;
            }
        }
        return false;
    }

    private static void checkNames(BrokerModel broker, HandlerModel handler, List<Diagnostic> found) {
        List<String> known = names(broker);
        for (Setting<String> name : handler.offerings()) {
            if (!known.contains(name.value())) {
                found.add(Diagnostic.of(
                        DiagnosticCode.UNKNOWN_OFFERING,
                        name.source(),
                        handler.annotation(),
                        name.value(),
                        NearestName.hint(name.value(), known),
                        known.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "))));
            }
        }
    }

    private static void checkPlan(
            BrokerModel broker, HandlerModel handler, HandlerParameter.Plan plan, List<Diagnostic> found) {
        if (CatalogEnumRule.isMeantForFile(broker, plan)) {
            return;
        }
        if (!broker.hasPlans(plan.type())) {
            found.add(Diagnostic.of(
                    DiagnosticCode.FOREIGN_PLAN_ENUM,
                    plan.source(),
                    plan.name(),
                    plan.type().shortName(),
                    broker.offerings().stream()
                            .flatMap(offering -> offering.plans().type().stream())
                            .map(ClassRef::shortName)
                            .distinct()
                            .collect(Collectors.joining(" or "))));
            return;
        }
        boolean first = plan.type().equals(handler.plans().orElse(plan.type()));
        for (OfferingModel offering : broker.served(handler)) {
            if (first && !offering.plans().areOf(plan.type())) {
                found.add(Diagnostic.of(
                        DiagnosticCode.PLAN_ENUM_OF_OTHER_OFFERING,
                        plan.source(),
                        plan.name(),
                        plan.type().shortName(),
                        offering.name().value(),
                        offering.plans().shownType()));
                return;
            }
        }
    }

    private static List<String> names(BrokerModel broker) {
        List<String> names = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            names.add(offering.name().value());
        }
        return names;
    }
}

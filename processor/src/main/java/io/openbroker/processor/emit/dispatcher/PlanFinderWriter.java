package io.openbroker.processor.emit.dispatcher;

import io.openbroker.processor.emit.source.ClassBody;
import io.openbroker.processor.emit.source.Snippets;
import io.openbroker.processor.emit.source.SourceText;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the methods that find the constant for a plan's id, for those offerings whose plans a handler takes. */
record PlanFinderWriter(BrokerModel broker, MemberNames names, CatalogCode catalog) {

    /** So many cases stay below the size from which on HotSpot compiles a method no more. */
    private static final int GROUP = 200;

    private static final String UNKNOWN_PLAN = SourceText.type(RuntimeNames.UNKNOWN_PLAN_EXCEPTION);

    void addTo(ClassBody body) {
        Set<ClassRef> planEnums = new LinkedHashSet<>();
        for (OfferingModel offering : broker.offerings()) {
            Optional<ClassRef> planEnum = offering.plans().type();
            if (planEnum.isPresent() && isTaken(planEnum.get()) && planEnums.add(planEnum.get())) {
                add(planEnum.get(), body);
            }
        }
    }

    private boolean isTaken(ClassRef planEnum) {
        for (HandlerModel handler : broker.handlers()) {
            if (handler.plans().equals(Optional.of(planEnum))) {
                return true;
            }
        }
        return false;
    }

    private void add(ClassRef planEnum, ClassBody body) {
        List<OfferingModel> offerings = new ArrayList<>();
        List<PlanModel> plans = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            if (offering.plans().areOf(planEnum)) {
                offerings.add(offering);
                plans.addAll(offering.plans().plans());
            }
        }
        List<List<PlanModel>> groups = Groups.of(plans, GROUP);
        for (int i = 0; i < groups.size(); i++) {
            body.add(find(planEnum, offerings.get(0), groups, i));
        }
    }

    private String find(ClassRef planEnum, OfferingModel offering, List<List<PlanModel>> groups, int group) {
        String plans = SourceText.type(planEnum);
        StringBuilder code = new StringBuilder("    return switch (" + catalog.selector("planId") + ") {\n");
        for (PlanModel plan : groups.get(group)) {
            code.append("        case " + catalog.label(plan.id()) + " -> " + plans + "."
                    + plan.constant().orElseThrow() + ";\n");
        }
        code.append("        default -> ")
                .append(
                        group + 1 < groups.size()
                                ? name(offering, group + 1) + "(planId);\n"
                                : "throw new " + UNKNOWN_PLAN + "(" + plans + ".class, planId);\n")
                .append("    };\n");
        return Snippets.method(
                catalog.modifiers() + plans + " " + name(offering, group),
                List.of(Names.STRING + " planId"),
                code.toString());
    }

    private String name(OfferingModel offering, int group) {
        return names.findPlan(offering) + (group == 0 ? "" : String.valueOf(group + 1));
    }
}

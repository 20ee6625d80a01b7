package io.openbroker.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.openbroker.processor.model.ClassRef;
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
final class PlanFinderWriter {

    /** So many cases stay below the size from which on HotSpot compiles a method no more. */
    private static final int GROUP = 200;

    private final BrokerModel broker;
    private final MemberNames names;
    private final CatalogCode catalog;

    PlanFinderWriter(BrokerModel broker, MemberNames names, CatalogCode catalog) {
        this.broker = broker;
        this.names = names;
        this.catalog = catalog;
    }

    void addTo(TypeSpec.Builder type) {
        Set<ClassRef> planEnums = new LinkedHashSet<>();
        for (OfferingModel offering : broker.offerings()) {
            Optional<ClassRef> planEnum = offering.plans().type();
            if (planEnum.isPresent() && isTaken(planEnum.get()) && planEnums.add(planEnum.get())) {
                add(planEnum.get(), type);
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

    private void add(ClassRef planEnum, TypeSpec.Builder type) {
        List<OfferingModel> offerings = new ArrayList<>();
        List<PlanModel> plans = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            if (offering.plans().areOf(planEnum)) {
                offerings.add(offering);
                plans.addAll(offering.plans().plans());
            }
        }
        List<List<PlanModel>> groups = Lists.split(plans, GROUP);
        for (int i = 0; i < groups.size(); i++) {
            type.addMethod(find(planEnum, offerings.get(0), groups, i));
        }
    }

    private MethodSpec find(ClassRef planEnum, OfferingModel offering, List<List<PlanModel>> groups, int group) {
        ClassName plans = Names.of(planEnum);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name(offering, group))
                .addModifiers(catalog.modifiers())
                .returns(plans)
                .addParameter(String.class, "planId")
                .addCode("return switch ($L) {$>\n", catalog.selector("planId"));
        for (PlanModel plan : groups.get(group)) {
            method.addCode(
                    "case $L -> $T.$L;\n",
                    catalog.label(plan.id()),
                    plans,
                    plan.constant().orElseThrow());
        }
        if (group + 1 < groups.size()) {
            method.addCode("default -> $L(planId);\n", name(offering, group + 1));
        } else {
            method.addCode("default -> throw new $T($T.class, planId);\n", Names.UNKNOWN_PLAN_EXCEPTION, plans);
        }
        return method.addCode("$<};\n").build();
    }

    private String name(OfferingModel offering, int group) {
        return names.findPlan(offering) + (group == 0 ? "" : String.valueOf(group + 1));
    }
}

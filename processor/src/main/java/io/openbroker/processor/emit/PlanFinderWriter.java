package io.openbroker.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.PlanModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the methods that find the constant for a plan's id, for those offerings whose plans a handler takes. */
final class PlanFinderWriter {

    /** So many cases stay below the size from which on HotSpot compiles a method no more. */
    private static final int GROUP = 200;

    private final BrokerModel broker;
    private final MemberNames names;

    PlanFinderWriter(BrokerModel broker, MemberNames names) {
        this.broker = broker;
        this.names = names;
    }

    void addTo(TypeSpec.Builder type) {
        for (OfferingModel offering : broker.offerings()) {
            if (isTaken(offering)) {
                List<List<PlanModel>> groups = Groups.of(offering.plans().plans(), GROUP);
                for (int i = 0; i < groups.size(); i++) {
                    type.addMethod(find(offering, groups, i));
                }
            }
        }
    }

    private boolean isTaken(OfferingModel offering) {
        return broker.handlers().stream()
                .flatMap(handler -> handler.plans().stream())
                .anyMatch(offering.plans().type()::equals);
    }

    private MethodSpec find(OfferingModel offering, List<List<PlanModel>> groups, int group) {
        ClassName plans = Names.of(offering.plans().type());
        MethodSpec.Builder method = MethodSpec.methodBuilder(name(offering, group))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(plans)
                .addParameter(String.class, "planId")
                .addCode("return switch (planId) {$>\n");
        for (PlanModel plan : groups.get(group)) {
            method.addCode("case $S -> $T.$L;\n", plan.id().value(), plans, plan.constant());
        }
        if (group + 1 < groups.size()) {
            method.addCode("default -> $L(planId);\n", name(offering, group + 1));
        } else {
            method.addCode(
                    "default -> throw new $T(\n$>$>$S + planId\n$>$>+ $S);\n$<$<$<$<",
                    IllegalArgumentException.class,
                    offering.plans().type().shortName() + " has no plan with the id \"",
                    "\"; mark a plan that is no longer offered as retired instead of removing it");
        }
        return method.addCode("$<};\n").build();
    }

    private String name(OfferingModel offering, int group) {
        return names.findPlan(offering) + (group == 0 ? "" : String.valueOf(group + 1));
    }
}

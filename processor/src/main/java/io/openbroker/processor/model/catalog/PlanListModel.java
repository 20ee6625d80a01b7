package io.openbroker.processor.model.catalog;

import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.ClassRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The plans of an offering.
 *
 * @param type the enum; none where no enum has the plans of a file
 * @param source the annotation's value that names it
 * @param visible whether generated code can see it
 * @param plans the constants with {@code @Plan}
 * @param others the constants without
 */
public record PlanListModel(
        Optional<ClassRef> type, SourceRef source, boolean visible, List<PlanModel> plans, List<OtherConstant> others) {

    public PlanListModel {
        plans = List.copyOf(plans);
        others = List.copyOf(others);
    }

    /** Whether they are those of an enum. */
    public boolean areOf(ClassRef other) {
        return type.isPresent() && type.get().equals(other);
    }

    /** The enum as messages show it. */
    public String shownType() {
        return type.map(ClassRef::shortName).orElse("not in an enum");
    }

    /** The plans as constants of an enum. */
    public PlanListModel of(ClassRef planEnum, boolean seen, Function<PlanModel, Optional<String>> constant) {
        return new PlanListModel(
                Optional.of(planEnum),
                source,
                seen,
                plans.stream().map(plan -> plan.as(constant.apply(plan))).toList(),
                others);
    }

    /** A constant without {@code @Plan}. */
    public record OtherConstant(String name, SourceRef source) {}
}

package io.openbroker.processor.model;

import io.openbroker.processor.diagnostic.SourceRef;
import java.util.List;

/**
 * The plan enum of an offering.
 *
 * @param type the enum
 * @param source the annotation's value that names it
 * @param visible whether generated code can see it
 * @param plans the constants with {@code @Plan}
 * @param others the constants without
 */
public record PlansModel(
        ClassRef type, SourceRef source, boolean visible, List<PlanModel> plans, List<OtherConstant> others) {

    public PlansModel {
        plans = List.copyOf(plans);
        others = List.copyOf(others);
    }

    /** A constant without {@code @Plan}. */
    public record OtherConstant(String name, SourceRef source) {}
}

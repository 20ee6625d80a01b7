package io.openbroker.processor.model;

import io.openbroker.annotation.Flag;
import io.openbroker.annotation.SchemaDraft;
import java.util.List;

/**
 * A constant with {@code @Plan}; beside the constant its members are those of the annotation.
 *
 * @param constant the constant's name
 * @param name the plan's name, which is explicit only if it does not come from the constant
 */
public record PlanModel(
        String constant,
        Setting<String> id,
        Setting<String> name,
        Setting<String> description,
        boolean free,
        PlanFlags flags,
        Setting<Integer> maximumPollingDuration,
        Setting<List<MaintenanceModel>> maintenance,
        boolean retired,
        SchemaDraft schemaDraft,
        MetadataModel metadata) {

    /** The flags of a plan, as they are set by hand. */
    public record PlanFlags(Setting<Flag> bindable, Setting<Flag> planUpdateable, Setting<Flag> bindingRotatable) {}
}

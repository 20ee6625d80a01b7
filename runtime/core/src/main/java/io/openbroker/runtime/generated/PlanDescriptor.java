package io.openbroker.runtime.generated;

import java.util.Optional;

/**
 * Describes a service plan for the runtime.
 *
 * @param id the plan's id
 * @param name the plan's name
 * @param bindable whether its service instances can be bound
 * @param planUpdateable whether its service instances can change to another plan
 * @param bindingRotatable whether its service bindings can be rotated
 * @param retired whether it cannot be provisioned any more
 * @param maintenanceVersion the version of its maintenance information
 */
public record PlanDescriptor(
        String id,
        String name,
        boolean bindable,
        boolean planUpdateable,
        boolean bindingRotatable,
        boolean retired,
        Optional<String> maintenanceVersion) {

    /**
     * Creates a plan that can be provisioned only.
     *
     * @param id the plan's id
     * @param name the plan's name
     * @return the plan
     */
    public static PlanDescriptor of(String id, String name) {
        return new PlanDescriptor(id, name, false, false, false, false, Optional.empty());
    }

    /**
     * Makes service instances of the plan bindable.
     *
     * @return the changed plan
     */
    public PlanDescriptor asBindable() {
        return new PlanDescriptor(id, name, true, planUpdateable, bindingRotatable, retired, maintenanceVersion);
    }

    /**
     * Lets service instances of the plan change to another plan.
     *
     * @return the changed plan
     */
    public PlanDescriptor asPlanUpdateable() {
        return new PlanDescriptor(id, name, bindable, true, bindingRotatable, retired, maintenanceVersion);
    }

    /**
     * Lets service bindings of the plan be rotated.
     *
     * @return the changed plan
     */
    public PlanDescriptor asBindingRotatable() {
        return new PlanDescriptor(id, name, bindable, planUpdateable, true, retired, maintenanceVersion);
    }

    /**
     * Marks the plan as one that cannot be provisioned any more.
     *
     * @return the changed plan
     */
    public PlanDescriptor asRetired() {
        return new PlanDescriptor(id, name, bindable, planUpdateable, bindingRotatable, true, maintenanceVersion);
    }

    /**
     * Sets the version of the maintenance information.
     *
     * @param version its version
     * @return the changed plan
     */
    public PlanDescriptor withMaintenance(String version) {
        return new PlanDescriptor(id, name, bindable, planUpdateable, bindingRotatable, retired, Optional.of(version));
    }
}

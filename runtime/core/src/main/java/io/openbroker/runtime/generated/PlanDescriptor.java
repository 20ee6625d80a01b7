package io.openbroker.runtime.generated;

import java.util.Optional;

/**
 * What the runtime needs to know of a service plan.
 *
 * @param id the plan's id
 * @param name the plan's name
 * @param bindable whether its service instances can be bound
 * @param planUpdateable whether its service instances can change to another plan
 * @param bindingRotatable whether its service bindings can be succeeded
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
     * A plan that can do nothing but be provisioned.
     *
     * @param id the plan's id
     * @param name the plan's name
     * @return the plan
     */
    public static PlanDescriptor of(String id, String name) {
        return new PlanDescriptor(id, name, false, false, false, false, Optional.empty());
    }

    /**
     * A plan whose service instances can be bound.
     *
     * @return the plan with it
     */
    public PlanDescriptor asBindable() {
        return new PlanDescriptor(id, name, true, planUpdateable, bindingRotatable, retired, maintenanceVersion);
    }

    /**
     * A plan whose service instances can change to another plan.
     *
     * @return the plan with it
     */
    public PlanDescriptor asPlanUpdateable() {
        return new PlanDescriptor(id, name, bindable, true, bindingRotatable, retired, maintenanceVersion);
    }

    /**
     * A plan whose service bindings can be succeeded.
     *
     * @return the plan with it
     */
    public PlanDescriptor asBindingRotatable() {
        return new PlanDescriptor(id, name, bindable, planUpdateable, true, retired, maintenanceVersion);
    }

    /**
     * A plan that cannot be provisioned any more.
     *
     * @return the plan with it
     */
    public PlanDescriptor asRetired() {
        return new PlanDescriptor(id, name, bindable, planUpdateable, bindingRotatable, true, maintenanceVersion);
    }

    /**
     * A plan with maintenance information.
     *
     * @param version its version
     * @return the plan with it
     */
    public PlanDescriptor withMaintenance(String version) {
        return new PlanDescriptor(id, name, bindable, planUpdateable, bindingRotatable, retired, Optional.of(version));
    }
}

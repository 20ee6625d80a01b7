package io.openbroker.runtime.generated;

/** A handler receives the service plan as an enum constant, but the plan of the request has none. */
public final class UnknownPlanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param plans the enum whose constants are the plans
     * @param planId the plan's id
     */
    public UnknownPlanException(Class<? extends Enum<?>> plans, String planId) {
        super(plans.getTypeName() + " has no plan with the id \"" + planId
                + "\"; mark a plan that is no longer offered as retired instead of removing it");
    }
}

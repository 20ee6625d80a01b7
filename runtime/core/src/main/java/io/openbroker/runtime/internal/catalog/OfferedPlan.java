package io.openbroker.runtime.internal.catalog;

import io.openbroker.runtime.generated.PlanDescriptor;

/**
 * A service plan with its offering.
 *
 * @param plan the plan, which may be retired
 */
public record OfferedPlan(OfferedService service, PlanDescriptor plan) {}

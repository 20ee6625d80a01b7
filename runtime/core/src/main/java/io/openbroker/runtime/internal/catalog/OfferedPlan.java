package io.openbroker.runtime.internal.catalog;

import io.openbroker.runtime.generated.PlanDescriptor;

/**
 * A service plan with its offering.
 *
 * @param service the offering
 * @param plan the plan, retired or not
 */
public record OfferedPlan(OfferedService service, PlanDescriptor plan) {}

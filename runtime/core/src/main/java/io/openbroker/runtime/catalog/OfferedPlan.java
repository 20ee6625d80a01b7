package io.openbroker.runtime.catalog;

import io.openbroker.runtime.PlanDescriptor;

/**
 * A service plan with its offering.
 *
 * @param service the offering
 * @param plan the plan, retired or not
 */
public record OfferedPlan(OfferedService service, PlanDescriptor plan) {}

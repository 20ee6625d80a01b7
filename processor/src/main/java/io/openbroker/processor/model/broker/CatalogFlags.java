package io.openbroker.processor.model.broker;

import io.openbroker.annotation.Flag;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;

/**
 * The flags of an offering and its plans, as they are in the catalog: set by hand, or following from the handlers.
 *
 * @param broker the broker with the handlers
 * @param offering its offering
 */
public record CatalogFlags(BrokerModel broker, OfferingModel offering) {

    public boolean bindable() {
        return resolve(offering.flags().bindable(), broker.handles(offering, OsbOperation.BIND));
    }

    public boolean bindable(PlanModel plan) {
        return resolve(plan.flags().bindable(), bindable());
    }

    /** Whether there is a plan that can be bound. */
    public boolean bindableAnywhere() {
        for (PlanModel plan : offering.plans().plans()) {
            if (bindable(plan)) {
                return true;
            }
        }
        return false;
    }

    public boolean planUpdateable() {
        return resolve(offering.flags().planUpdateable(), broker.handles(offering, OsbOperation.UPDATE));
    }

    public boolean planUpdateable(PlanModel plan) {
        return resolve(plan.flags().planUpdateable(), planUpdateable());
    }

    public boolean bindingRotatable(PlanModel plan) {
        return resolve(plan.flags().bindingRotatable(), bindable(plan) && !broker.external());
    }

    public boolean instancesRetrievable() {
        return resolve(offering.flags().instancesRetrievable(), isKnown(OsbOperation.FETCH_INSTANCE));
    }

    public boolean bindingsRetrievable() {
        return resolve(
                offering.flags().bindingsRetrievable(), bindableAnywhere() && isKnown(OsbOperation.FETCH_BINDING));
    }

    /** Fetching requires a store of the runtime, or a handler. */
    private boolean isKnown(OsbOperation fetch) {
        return !broker.external() || broker.handles(offering, fetch);
    }

    private static boolean resolve(Setting<Flag> flag, boolean derived) {
        return switch (flag.value()) {
            case TRUE -> true;
            case FALSE -> false;
            case FROM_HANDLERS -> derived;
        };
    }
}

package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import io.openbroker.processor.model.handler.HandlerModel;
import java.util.List;

/** A rule for broker classes. It implements the method for that part of a broker that it is about, and adds its violations. */
public interface Rule {

    default void check(BrokerModel broker, List<Diagnostic> found) {
        for (OfferingModel offering : broker.offerings()) {
            check(broker, offering, found);
        }
        for (HandlerModel handler : broker.handlers()) {
            check(broker, handler, found);
        }
    }

    default void check(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        for (PlanModel plan : offering.plans().plans()) {
            check(plan, found);
        }
    }

    default void check(BrokerModel broker, HandlerModel handler, List<Diagnostic> found) {}

    default void check(PlanModel plan, List<Diagnostic> found) {}
}

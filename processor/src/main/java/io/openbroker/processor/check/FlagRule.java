package io.openbroker.processor.check;

import io.openbroker.annotation.Flag;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.CatalogFlags;
import io.openbroker.processor.model.HandlerModel;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.PlanModel;
import io.openbroker.processor.model.Setting;
import java.util.ArrayList;
import java.util.List;

/** A flag that is set by hand promises what the handlers keep. */
final class FlagRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            OfferingModel.OfferingFlags flags = offering.flags();
            needsHandler(broker, offering, "bindable", flags.bindable(), OsbOperation.BIND, found);
            needsHandler(broker, offering, "planUpdateable", flags.planUpdateable(), OsbOperation.UPDATE, found);
            needsHandler(
                    broker, offering, "allowContextUpdates", flags.allowContextUpdates(), OsbOperation.UPDATE, found);
            needsHandler(broker, offering, "requiresApp", flags.requiresApp(), OsbOperation.BIND, found);
            CatalogFlags derived = new CatalogFlags(broker, offering);
            if (isSet(flags.bindingsRetrievable()) && !derived.bindableAnywhere()) {
                found.add(notBindable(
                        "bindingsRetrievable",
                        flags.bindingsRetrievable(),
                        "no plan of the offering \"" + offering.name().value() + "\" is bindable"));
            }
            for (PlanModel plan : offering.plans().plans()) {
                checkPlan(derived, plan, found);
            }
        }
        return found;
    }

    private static void checkPlan(CatalogFlags derived, PlanModel plan, List<Diagnostic> found) {
        BrokerModel broker = derived.broker();
        OfferingModel offering = derived.offering();
        PlanModel.PlanFlags flags = plan.flags();
        needsHandler(broker, offering, "bindable", flags.bindable(), OsbOperation.BIND, found);
        needsHandler(broker, offering, "planUpdateable", flags.planUpdateable(), OsbOperation.UPDATE, found);
        if (isSet(flags.bindingRotatable()) && !derived.bindable(plan)) {
            found.add(notBindable("bindingRotatable", flags.bindingRotatable(), "the plan is not bindable"));
        }
    }

    private static void needsHandler(
            BrokerModel broker,
            OfferingModel offering,
            String name,
            Setting<?> flag,
            OsbOperation operation,
            List<Diagnostic> found) {
        if (isSet(flag) && !broker.handles(offering, operation)) {
            found.add(UnkeptFlag.of(
                    name,
                    flag,
                    "the offering \"" + offering.name().value() + "\" has no @" + HandlerModel.annotation(operation)
                            + " handler",
                    "Add one, or leave the flag out"));
        }
    }

    private static Diagnostic notBindable(String name, Setting<Flag> flag, String why) {
        return UnkeptFlag.of(name, flag, why, "Make it bindable, or leave the flag out");
    }

    private static boolean isSet(Setting<?> flag) {
        return flag.value() == Flag.TRUE || Boolean.TRUE.equals(flag.value());
    }
}

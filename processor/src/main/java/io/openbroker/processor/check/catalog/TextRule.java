package io.openbroker.processor.check.catalog;

import io.openbroker.catalog.Finding;
import io.openbroker.catalog.ValueRules;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.DashboardClientModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanModel;
import java.util.List;
import java.util.Optional;

/** Ids, names and descriptions say something, and platforms can show and read them. */
public final class TextRule implements Rule {

    @Override
    public void check(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        checkAll("offering", offering.id(), offering.name(), offering.description(), found);
        for (Setting<String> tag : offering.tags()) {
            checkBlank("An offering tag", tag, found);
        }
        for (DashboardClientModel client : offering.dashboardClient().value()) {
            checkBlank("The dashboard client id", client.id(), found);
            checkBlank("The dashboard client secret", client.secret(), found);
        }
        for (PlanModel plan : offering.plans().plans()) {
            checkAll("plan", plan.id(), plan.name(), plan.description(), found);
            for (Setting<String> bullet : plan.metadata().bullets()) {
                checkBlank("A plan bullet", bullet, found);
            }
        }
    }

    private static void checkAll(
            String what,
            Setting<String> id,
            Setting<String> name,
            Setting<String> description,
            List<Diagnostic> found) {
        checkBlank("The " + what + " id", id, found);
        Optional<String> knownName = name.known();
        if (knownName.isPresent()) {
            add(ValueRules.name(what, knownName.get()), name, found);
        }
        Optional<String> knownDescription = description.known();
        if (knownDescription.isPresent()) {
            add(ValueRules.description(what, knownDescription.get()), description, found);
        }
    }

    static void checkBlank(String what, Setting<String> text, List<Diagnostic> found) {
        Optional<String> known = text.known();
        if (known.isPresent()) {
            add(ValueRules.text(what, known.get()), text, found);
        }
    }

    /** The findings of the rules for values. */
    static void add(List<Finding> findings, Setting<String> value, List<Diagnostic> found) {
        for (Finding finding : findings) {
            found.add(Diagnostic.of(finding, value.source()));
        }
    }
}

package io.openbroker.processor.check;

import io.openbroker.catalog.Finding;
import io.openbroker.catalog.ValueRules;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.DashboardClientModel;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.PlanModel;
import io.openbroker.processor.model.Setting;
import java.util.ArrayList;
import java.util.List;

/** Ids, names and descriptions say something, and platforms can show and read them. */
final class TextRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            checkAll("offering", offering.id(), offering.name(), offering.description(), found);
            offering.tags().forEach(tag -> checkBlank("A tag of the offering", tag, found));
            for (DashboardClientModel client : offering.dashboardClient().value()) {
                checkBlank("The id of the dashboard client", client.id(), found);
                checkBlank("The secret of the dashboard client", client.secret(), found);
            }
            for (PlanModel plan : offering.plans().plans()) {
                checkAll("plan", plan.id(), plan.name(), plan.description(), found);
                plan.metadata().bullets().forEach(bullet -> checkBlank("A bullet of the plan", bullet, found));
            }
        }
        return found;
    }

    private static void checkAll(
            String what,
            Setting<String> id,
            Setting<String> name,
            Setting<String> description,
            List<Diagnostic> found) {
        checkBlank("The id of the " + what, id, found);
        name.known().ifPresent(text -> add(ValueRules.name(what, text), name, found));
        description.known().ifPresent(text -> add(ValueRules.description(what, text), description, found));
    }

    static void checkBlank(String what, Setting<String> text, List<Diagnostic> found) {
        text.known().ifPresent(known -> add(ValueRules.text(what, known), text, found));
    }

    /** What the rules for values say of a value. */
    static void add(List<Finding> findings, Setting<String> value, List<Diagnostic> found) {
        findings.forEach(finding -> found.add(Diagnostic.of(finding, value.source())));
    }
}

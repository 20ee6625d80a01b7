package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.DashboardClientModel;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.PlanModel;
import io.openbroker.processor.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Ids, names and descriptions say something, and platforms can show and read them. */
final class TextRule implements Rule {

    private static final Pattern CLI_FRIENDLY = Pattern.compile("[A-Za-z0-9.-]*[A-Za-z0-9][A-Za-z0-9.-]*");
    private static final int LONGEST_DESCRIPTION = 255;

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
        checkBlank("The name of the " + what, name, found);
        checkBlank("The description of the " + what, description, found);
        if (!name.value().isBlank() && !CLI_FRIENDLY.matcher(name.value()).matches()) {
            found.add(Diagnostic.of(DiagnosticCode.NAME_NOT_CLI_FRIENDLY, name.source(), name.value()));
        }
        int length = description.value().codePointCount(0, description.value().length());
        if (length > LONGEST_DESCRIPTION) {
            found.add(Diagnostic.of(DiagnosticCode.LONG_DESCRIPTION, description.source(), length));
        }
    }

    static void checkBlank(String what, Setting<String> text, List<Diagnostic> found) {
        if (text.value().isBlank()) {
            found.add(Diagnostic.of(DiagnosticCode.BLANK_VALUE, text.source(), what));
        }
    }
}

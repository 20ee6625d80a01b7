package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.PlanModel;
import io.openbroker.processor.model.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids and names of all offerings and plans, to see that none is used twice. Brokers of one compilation may come to be served
 * as one catalog, so they count together.
 */
final class Identities {

    /** Who uses an id, be it an offering or a plan. */
    private final Map<String, String> ids = new HashMap<>();

    private final Map<String, String> offeringNames = new HashMap<>();
    private final Map<ClassRef, String> planEnums = new HashMap<>();

    private Identities() {}

    /** The identities that brokers use which were checked before. */
    static Identities of(Collection<BrokerModel> brokers) {
        Identities identities = new Identities();
        brokers.forEach(identities::check);
        return identities;
    }

    /** What a broker uses that is in use; what it uses is in use from now on. */
    List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        for (OfferingModel offering : broker.offerings()) {
            String user = "the offering \"" + offering.name().value() + "\"";
            String withId = "the offering with the id \"" + offering.id().value() + "\"";
            claim(ids, offering.id(), user, DiagnosticCode.DUPLICATE_OFFERING_ID, found);
            claim(offeringNames, offering.name(), withId, DiagnosticCode.DUPLICATE_OFFERING_NAME, found);
        }
        broker.offerings().forEach(offering -> checkPlans(offering, found));
        return found;
    }

    private void checkPlans(OfferingModel offering, List<Diagnostic> found) {
        ClassRef type = offering.plans().type();
        String other = planEnums.putIfAbsent(type, offering.name().value());
        if (other != null) {
            found.add(Diagnostic.of(
                    DiagnosticCode.SHARED_PLAN_ENUM, offering.plans().source(), type.shortName(), other));
            return;
        }
        Map<String, String> names = new HashMap<>();
        for (PlanModel plan : offering.plans().plans()) {
            String user = type.shortName() + "." + plan.constant();
            claim(ids, plan.id(), user, DiagnosticCode.DUPLICATE_PLAN_ID, found);
            claim(names, plan.name(), user, DiagnosticCode.DUPLICATE_PLAN_NAME, found);
        }
    }

    private static void claim(
            Map<String, String> used, Setting<String> value, String user, DiagnosticCode code, List<Diagnostic> found) {
        if (value.value().isBlank()) {
            return;
        }
        String other = used.putIfAbsent(value.value(), user);
        if (other != null) {
            found.add(Diagnostic.of(code, value.source(), value.value(), other));
        }
    }
}

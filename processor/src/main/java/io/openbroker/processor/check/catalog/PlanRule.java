package io.openbroker.processor.check.catalog;

import io.openbroker.catalog.ValueRules;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.BrokerTrait;
import io.openbroker.processor.model.catalog.MaintenanceModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanListModel;
import io.openbroker.processor.model.catalog.PlanModel;
import java.util.List;

/** An offering has plans, each constant of its enum is one, and what they say is well-formed. */
public final class PlanRule implements Rule {

    @Override
    public void check(BrokerModel broker, OfferingModel offering, List<Diagnostic> found) {
        checkEnum(offering, broker.is(BrokerTrait.PRIVATE), found);
        checkAtMostOne("dashboardClient", offering.dashboardClient(), found);
        for (PlanModel plan : offering.plans().plans()) {
            checkPollingDuration(plan.maximumPollingDuration(), found);
            checkAtMostOne("maintenance", plan.maintenance(), found);
            for (MaintenanceModel maintenance : plan.maintenance().value()) {
                checkVersion(maintenance, found);
            }
        }
    }

    private static void checkEnum(OfferingModel offering, boolean hidden, List<Diagnostic> found) {
        PlanListModel plans = offering.plans();
        String type = plans.shownType();
        if (!plans.visible() && !hidden) {
            found.add(Diagnostic.of(DiagnosticCode.PLAN_ENUM_PRIVATE, plans.source(), type));
        }
        if (plans.others().isEmpty() && allAreRetired(plans)) {
            found.add(Diagnostic.of(
                    DiagnosticCode.NO_PLANS,
                    plans.source(),
                    offering.name().value(),
                    plans.source().isInFile()
                            ? "Remove \"x-openbroker-retired\" from at least one plan"
                            : "Add a constant with @Plan and without retired = true to the enum " + type));
        }
        for (PlanListModel.OtherConstant constant : plans.others()) {
            found.add(Diagnostic.of(DiagnosticCode.CONSTANT_WITHOUT_PLAN, constant.source(), constant.name(), type));
        }
    }

    private static boolean allAreRetired(PlanListModel plans) {
        for (PlanModel plan : plans.plans()) {
            if (!plan.retired()) {
                return false;
            }
        }
        return true;
    }

    private static void checkPollingDuration(Setting<Integer> duration, List<Diagnostic> found) {
        if (duration.explicit() && duration.value() <= 0) {
            found.add(Diagnostic.of(DiagnosticCode.POLLING_DURATION_NOT_POSITIVE, duration.source(), duration.value()));
        }
    }

    private static void checkVersion(MaintenanceModel maintenance, List<Diagnostic> found) {
        Setting<String> version = maintenance.version();
        version.known().ifPresent(known -> TextRule.add(ValueRules.version(known), version, found));
    }

    private static void checkAtMostOne(String name, Setting<? extends List<?>> values, List<Diagnostic> found) {
        if (values.value().size() > 1) {
            found.add(Diagnostic.of(
                    DiagnosticCode.TOO_MANY_VALUES,
                    values.source(),
                    name,
                    values.value().size()));
        }
    }
}

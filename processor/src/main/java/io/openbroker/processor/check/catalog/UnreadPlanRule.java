package io.openbroker.processor.check.catalog;

import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.CatalogFileModel;
import io.openbroker.processor.model.catalog.UnreadPlan;
import io.openbroker.processor.model.handler.HandlerParameter;
import java.util.List;

/** {@code @Plan} has no effect if a catalog file describes the plans. */
public final class UnreadPlanRule implements Rule {

    @Override
    public void check(BrokerModel broker, List<Diagnostic> found) {
        if (broker.catalogFile().isEmpty()) {
            return;
        }
        CatalogFileModel file = broker.catalogFile().get();
        for (UnreadPlan plan : file.unreadPlans()) {
            if (broker.hasPlans(plan.type()) || !isTaken(broker, plan.type())) {
                found.add(Diagnostic.of(
                        DiagnosticCode.PLAN_NOT_READ,
                        plan.source(),
                        plan.constant(),
                        plan.type().shortName(),
                        file.path()));
            }
        }
    }

    /** Whether a handler receives it; the reported mistake is then that it matches no plans. */
    private static boolean isTaken(BrokerModel broker, ClassRef type) {
        return broker.handlers().stream()
                .flatMap(handler -> handler.parameters().stream())
                .anyMatch(parameter -> parameter instanceof HandlerParameter.Plan plan
                        && plan.type().equals(type));
    }
}

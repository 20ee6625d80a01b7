package io.openbroker.runtime.internal.external;

import io.openbroker.model.MaintenanceInfo;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.handler.Maintenance;
import io.openbroker.runtime.internal.handler.Preconditions;
import java.util.Optional;

/** What an update changes, so far as the platform tells it, where nothing is recorded to compare it with. */
final class ExternalUpdates {

    private ExternalUpdates() {}

    /**
     * Holds the update to the catalog.
     *
     * @param plan the plan that the service instance shall have
     * @throws io.openbroker.runtime.internal.answer.Refusal if it is not possible
     */
    static void check(UpdateCommand command, PlanDescriptor plan) {
        Maintenance.check(command.maintenanceInfo().map(MaintenanceInfo::version), plan);
        Optional<String> previous = command.previousPlanId();
        if (previous.isPresent() && !previous.get().equals(plan.id())) {
            Preconditions.changeable(command.service().plan(previous.get()), plan);
        }
        if (command.context().isPresent() && changesNothingElse(command, plan)) {
            Preconditions.takesContextUpdates(command.service());
        }
    }

    private static boolean changesNothingElse(UpdateCommand command, PlanDescriptor plan) {
        boolean keepsMaintenance = command.maintenanceInfo().isEmpty()
                || command.maintenanceInfo().map(MaintenanceInfo::version).equals(command.previousMaintenanceVersion());
        return command.parameters().isEmpty() && keepsMaintenance && keepsPlan(command, plan);
    }

    private static boolean keepsPlan(UpdateCommand command, PlanDescriptor plan) {
        boolean onlyPlan = command.service().descriptor().plans().size() == 1;
        return command.plan().isEmpty() || onlyPlan || command.previousPlanId().equals(Optional.of(plan.id()));
    }
}

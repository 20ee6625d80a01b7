package io.openbroker.runtime.internal.external;

import io.openbroker.model.MaintenanceInfo;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.handler.Maintenance;
import io.openbroker.runtime.internal.handler.Preconditions;
import java.util.Optional;

/** The rules for updates without state: what an update changes is known only from the request. */
final class ExternalUpdates {

    private ExternalUpdates() {}

    /**
     * Checks the update.
     *
     * @param plan the plan of the service instance after the update
     * @throws io.openbroker.runtime.internal.response.Rejection if it is not possible
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

package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Context;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.handler.Maintenance;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.spi.state.InstanceAttributes;
import java.util.Optional;

/** What an update may change, and what it comes to (OSB v2.17, "Updating a Service Instance"). */
final class UpdateRules {

    private UpdateRules() {}

    /** What the service instance shall be after the update. */
    static InstanceAttributes requested(InstanceAttributes current, UpdateCommand command) {
        String planId = command.plan().map(PlanDescriptor::id).orElse(current.planId());
        Optional<String> offered = command.plan().flatMap(PlanDescriptor::maintenanceVersion);
        Optional<String> maintenance = command.maintenanceInfo().map(MaintenanceInfo::version);
        return new InstanceAttributes(
                planId,
                command.context().map(Context::properties).orElse(current.context()),
                command.parameters()
                        .map(given -> Attributes.merge(current.parameters(), given))
                        .orElse(current.parameters()),
                maintenance.or(() -> planId.equals(current.planId()) ? current.maintenanceVersion() : offered));
    }

    /** Whether everything is as the update wants it, as far as the runtime can know. */
    static boolean nothingToDo(InstanceAttributes current, InstanceAttributes requested, UpdateCommand command) {
        return changesContextAtMost(current, requested, command)
                && Attributes.sameJson(current.context(), requested.context());
    }

    /**
     * Checks whether the change is possible.
     *
     * @throws Refusal if it is not
     */
    static void check(InstanceAttributes current, InstanceAttributes requested, UpdateCommand command) {
        if (changesContextAtMost(current, requested, command)) {
            Preconditions.takesContextUpdates(command.service());
        }
        command.plan()
                .filter(plan -> !plan.id().equals(current.planId()))
                .ifPresent(plan -> Preconditions.changeable(command.service().plan(current.planId()), plan));
    }

    /**
     * Holds the update to the maintenance information of the plan that the service instance shall have.
     *
     * @throws Refusal if the catalog has another
     */
    static void checkMaintenance(InstanceAttributes requested, UpdateCommand command) {
        Optional<String> expected = command.maintenanceInfo().map(MaintenanceInfo::version);
        if (expected.isPresent()) {
            Maintenance.check(expected, ServiceCatalog.plan(command.service(), requested.planId()));
        }
    }

    private static boolean changesContextAtMost(
            InstanceAttributes current, InstanceAttributes requested, UpdateCommand command) {
        return command.parameters().isEmpty()
                && current.planId().equals(requested.planId())
                && current.maintenanceVersion().equals(requested.maintenanceVersion());
    }
}

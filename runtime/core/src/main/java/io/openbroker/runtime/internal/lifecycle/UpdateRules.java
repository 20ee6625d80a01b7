package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.Context;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.handler.Maintenance;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.lifecycle.resource.ResourceAttributes;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The rules of the specification for updates (OSB v2.17, "Updating a Service Instance"). */
final class UpdateRules {

    private UpdateRules() {}

    /** The attributes of the service instance after the update. */
    static InstanceAttributes requested(InstanceAttributes current, UpdateCommand command) {
        String planId = command.plan().map(PlanDescriptor::id).orElse(current.planId());
        Optional<String> offered = command.plan().flatMap(PlanDescriptor::maintenanceVersion);
        Optional<String> maintenance = command.maintenanceInfo().map(MaintenanceInfo::version);
        return new InstanceAttributes(
                planId,
                command.context().map(Context::properties).orElse(current.context()),
                command.parameters()
                        .map(given -> merge(current.parameters(), given))
                        .orElse(current.parameters()),
                maintenance.or(() -> planId.equals(current.planId()) ? current.maintenanceVersion() : offered));
    }

    /** Whether the update changes nothing, as far as the runtime can know. */
    static boolean nothingToDo(InstanceAttributes current, InstanceAttributes requested, UpdateCommand command) {
        return changesContextAtMost(current, requested, command)
                && ResourceAttributes.sameJson(current.context(), requested.context());
    }

    /**
     * Checks whether the change is possible.
     *
     * @throws Rejection if it is not
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
     * Compares the maintenance information of the update with that of the plan after the update.
     *
     * @throws Rejection if they differ
     */
    static void checkMaintenance(InstanceAttributes requested, UpdateCommand command) {
        Optional<String> expected = command.maintenanceInfo().map(MaintenanceInfo::version);
        if (expected.isPresent()) {
            Maintenance.check(expected, ServiceCatalog.plan(command.service(), requested.planId()));
        }
    }

    private static Map<String, Object> merge(Map<String, Object> present, Map<String, Object> given) {
        Map<String, Object> merged = new LinkedHashMap<>(present);
        merged.putAll(given);
        return Collections.unmodifiableMap(merged);
    }

    private static boolean changesContextAtMost(
            InstanceAttributes current, InstanceAttributes requested, UpdateCommand command) {
        return command.parameters().isEmpty()
                && current.planId().equals(requested.planId())
                && current.maintenanceVersion().equals(requested.maintenanceVersion());
    }
}

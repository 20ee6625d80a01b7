package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.spi.state.BindingAttributes;
import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredBinding;
import io.openbroker.runtime.spi.state.StoredInstance;
import java.time.Clock;
import java.util.Optional;

/** What can be bound, and how a successor follows from its predecessor (OSB v2.17, "Binding", "Binding Rotation"). */
final class BindRules {

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final Clock clock;

    BindRules(StateStore store, ServiceCatalog catalog, Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * What the request asks for.
     *
     * @throws Refusal if it names another offering or plan than the service instance has, or a predecessor that cannot be
     *     succeeded
     */
    RequestedBinding requested(StoredInstance instance, BindCommand command) {
        command.target().ifPresent(target -> checkTarget(instance, target));
        OfferedService service = catalog.service(instance.serviceId());
        String planId = instance.current().planId();
        if (command.predecessorBindingId().isEmpty()) {
            return new RequestedBinding(
                    service,
                    new BindingAttributes(
                            planId,
                            command.context().properties(),
                            command.bindResource().properties(),
                            command.parameters(),
                            Optional.empty()),
                    command.bindResource());
        }
        BindingAttributes inherited = predecessor(command).attributes();
        return new RequestedBinding(
                service,
                new BindingAttributes(
                        planId,
                        inherited.context(),
                        inherited.bindResource(),
                        inherited.parameters(),
                        command.predecessorBindingId()),
                RequestedBinding.bindResource(inherited.bindResource()));
    }

    /**
     * Checks whether the plan can be bound so.
     *
     * @return the handler
     * @throws Refusal if it cannot
     */
    HandlerDescriptor check(RequestedBinding requested, BindCommand command) {
        HandlerDescriptor handler = Preconditions.handler(requested.service(), command.operation());
        Optional<PlanDescriptor> plan =
                requested.service().plan(requested.attributes().planId());
        plan.ifPresent(known ->
                Preconditions.bindable(known, command.predecessorBindingId().isPresent()));
        Preconditions.application(requested.service(), requested.bindResource());
        return handler;
    }

    private static void checkTarget(StoredInstance instance, OfferedPlan target) {
        Lookup.checkService(instance, target.service().id());
        if (!instance.current().planId().equals(target.plan().id())) {
            throw Refusal.of(
                    Outcome.TARGET_MISMATCH,
                    "plan_id \"" + target.plan().id() + "\" is not the plan of the service instance; expected \""
                            + instance.current().planId() + "\"");
        }
    }

    private StoredBinding predecessor(BindCommand command) {
        String id = command.predecessorBindingId().orElseThrow();
        Optional<StoredBinding> predecessor = store.binding(new BindingKey(command.instanceKey(), id));
        if (predecessor.flatMap(StoredBinding::operationId).isPresent()) {
            throw Claims.busy("Another operation for the predecessor of this service binding is in progress.");
        }
        if (predecessor.filter(row -> row.expired(clock.instant())).isPresent()) {
            throw rotationRefused("predecessor_binding_id names a service binding that has expired; create a new one");
        }
        return predecessor
                .filter(row -> row.phase() == Phase.READY)
                .orElseThrow(() -> rotationRefused(
                        "predecessor_binding_id does not name a service binding of this service instance"));
    }

    private static Refusal rotationRefused(String description) {
        return Refusal.of(Outcome.ROTATION_REFUSED, description);
    }
}

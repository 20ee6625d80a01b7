package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.BindRequest;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.catalog.OfferedPlan;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.lifecycle.resource.ResourceAttributes;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.time.Clock;
import java.util.Optional;

/** The rules of the specification for binding and for rotation (OSB v2.17, "Binding", "Binding Rotation"). */
final class BindRules {

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final Clock clock;

    BindRules(StateStore store, ServiceCatalog catalog, Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
    }

    OfferedService service(StoredInstance instance) {
        return catalog.service(instance.serviceId());
    }

    /**
     * The requested attributes; in a rotation, those of the predecessor.
     *
     * @throws Rejection if the request names another offering or plan than the service instance has, or a predecessor that cannot
     *     be rotated
     */
    BindingAttributes requested(StoredInstance instance, BindCommand command) {
        command.target().ifPresent(target -> checkTarget(instance, target));
        if (command.predecessorBindingId().isEmpty()) {
            return new BindingAttributes(
                    instance.planId(),
                    command.context().properties(),
                    command.bindResource().properties(),
                    command.parameters(),
                    Optional.empty());
        }
        BindingAttributes inherited = predecessor(command).attributes();
        return new BindingAttributes(
                instance.planId(),
                inherited.context(),
                inherited.bindResource(),
                inherited.parameters(),
                command.predecessorBindingId());
    }

    /**
     * Checks whether the plan can be bound so.
     *
     * @return the handler
     * @throws Rejection if it cannot
     */
    static HandlerDescriptor check(OfferedService service, BindingAttributes requested, BindCommand command) {
        HandlerDescriptor handler = Preconditions.handler(service, command.operation());
        service.plan(requested.planId())
                .ifPresent(plan -> Preconditions.bindable(
                        plan, command.predecessorBindingId().isPresent()));
        Preconditions.application(service, ResourceAttributes.bindResource(requested));
        return handler;
    }

    /** The request as policies see it; without a context of its own it has that of the service instance, as for handlers. */
    static BindRequest asked(StoredInstance instance, BindingAttributes requested, BindCommand command) {
        return new BindRequest(
                command.origin(),
                command.instanceId(),
                command.bindingId(),
                instance.serviceId(),
                requested.planId(),
                ResourceAttributes.context(requested, instance),
                ResourceAttributes.bindResource(requested),
                requested.parameters(),
                requested.predecessorBindingId());
    }

    private static void checkTarget(StoredInstance instance, OfferedPlan target) {
        Lookup.checkService(instance, target.service().id());
        if (!instance.planId().equals(target.plan().id())) {
            throw Rejection.of(
                    Outcome.TARGET_MISMATCH,
                    "plan_id \"" + target.plan().id() + "\" is not the plan of the service instance; expected \""
                            + instance.planId() + "\"");
        }
    }

    private StoredBinding predecessor(BindCommand command) {
        String id = command.predecessorBindingId().orElseThrow();
        Optional<StoredBinding> predecessor = store.binding(new BindingKey(command.instanceKey(), id));
        if (predecessor.flatMap(StoredBinding::operationId).isPresent()) {
            throw Lookup.busy("another operation for the predecessor of this service binding is in progress");
        }
        if (predecessor.filter(row -> row.expired(clock.instant())).isPresent()) {
            throw rotationRejected("predecessor_binding_id names a service binding that has expired; create a new one");
        }
        return predecessor
                .filter(row -> row.phase() == Phase.READY)
                .orElseThrow(() -> rotationRejected(
                        "predecessor_binding_id does not name a service binding of this service instance"));
    }

    private static Rejection rotationRejected(String description) {
        return Rejection.of(Outcome.ROTATION_REJECTED, description);
    }
}

package io.openbroker.runtime.lifecycle;

import io.openbroker.model.Accepted;
import io.openbroker.model.LastBindingOperationRequest;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.catalog.OfferedService;
import io.openbroker.runtime.catalog.ServiceCatalog;
import io.openbroker.runtime.command.Command;
import io.openbroker.runtime.state.BindingKey;
import io.openbroker.runtime.state.RowChange;
import io.openbroker.runtime.state.StateStore;
import io.openbroker.runtime.state.StoredBinding;
import io.openbroker.runtime.state.StoredInstance;
import io.openbroker.runtime.state.StoredOperation;
import io.openbroker.runtime.state.StoredResource;
import java.util.List;
import java.util.Optional;

/**
 * Operations that a handler has {@linkplain Accepted started itself}: asks the polling handler how they stand, and records
 * their end when it first tells of it.
 */
final class DelegatedOperations {

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final HandlerCalls calls;
    private final Settlement settlement;

    DelegatedOperations(StateStore store, ServiceCatalog catalog, HandlerCalls calls, Settlement settlement) {
        this.store = store;
        this.catalog = catalog;
        this.calls = calls;
        this.settlement = settlement;
    }

    /** How a running operation stands; the runtime knows that itself, unless the operation was started elsewhere. */
    OperationStatus ask(Command command, StoredOperation operation, Optional<? extends StoredResource> held) {
        if (operation.delegatedId().isEmpty() || held.isEmpty()) {
            return operation.status();
        }
        OperationStatus status = status(command, operation, held.get());
        if (status.state() != State.IN_PROGRESS) {
            settlement.<StoredResource>end(operation, status, row -> changes(row, operation.kind(), status));
        }
        return status;
    }

    private OperationStatus status(Command command, StoredOperation operation, StoredResource held) {
        OfferedService service = catalog.service(held.serviceId());
        try {
            return calls.call(
                    command,
                    () -> held instanceof StoredBinding binding
                            ? service.dispatcher()
                                    .lastBindingOperation(HandlerCalls.withoutOperation(
                                            request(command, operation, binding), delegatedId(operation)))
                            : service.dispatcher()
                                    .lastOperation(HandlerCalls.withoutOperation(
                                            request(command, operation, (StoredInstance) held),
                                            delegatedId(operation))));
        } catch (Refusal refusal) {
            // What was to be deleted and is not found any more is deleted.
            if (deletes(operation.kind()) && (refusal.status() == 404 || refusal.status() == 410)) {
                return OperationStatus.succeeded();
            }
            throw refusal;
        }
    }

    private static LastOperationRequest request(Command command, StoredOperation operation, StoredInstance held) {
        return new LastOperationRequest(
                command.origin(),
                command.instanceId(),
                held.serviceId(),
                held.current().planId(),
                delegatedId(operation),
                operation.kind());
    }

    private static LastBindingOperationRequest request(Command command, StoredOperation operation, StoredBinding held) {
        BindingKey key = held.key();
        return new LastBindingOperationRequest(
                command.origin(),
                command.instanceId(),
                key.bindingId(),
                held.serviceId(),
                held.attributes().planId(),
                delegatedId(operation),
                operation.kind());
    }

    private List<RowChange> changes(StoredResource held, OsbOperation kind, OperationStatus status) {
        if (status.state() == State.FAILED) {
            return Settlement.fallBack(held);
        }
        if (held instanceof StoredInstance instance) {
            return deletes(kind)
                    ? InstanceChanges.deleted(instance, store.bindings(instance.key()))
                    : List.of(RowChange.replace(instance.ready(ServiceInstance.EMPTY)));
        }
        StoredBinding binding = (StoredBinding) held;
        return List.of(
                deletes(kind)
                        ? RowChange.remove(binding)
                        : RowChange.replace(
                                binding.ready(BindingBodies.of(status.binding().orElse(ServiceBinding.EMPTY)))));
    }

    private static boolean deletes(OsbOperation kind) {
        return kind == OsbOperation.DEPROVISION || kind == OsbOperation.UNBIND;
    }

    private static String delegatedId(StoredOperation operation) {
        return operation
                .delegatedId()
                .orElseThrow(() -> Refusal.of(Outcome.NOT_FOUND, "The operation was not started by a handler"));
    }
}

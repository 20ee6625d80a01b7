package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.command.LastBindingOperationCommand;
import io.openbroker.runtime.internal.command.LastOperationCommand;
import io.openbroker.runtime.internal.handler.OperationStatusResponse;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Clock;
import java.util.Optional;

/** Reports the status of operations (OSB v2.17, "Polling Last Operation for Service Instances" and "… Service Bindings"). */
final class Polling {

    private final StateStore store;
    private final Clock clock;

    Polling(StateStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    JsonResponse carryOut(LastOperationCommand command) {
        Optional<? extends StoredResource> present = store.instance(command.instanceKey());
        return answer(command.instanceKey(), present, command.operationId(), command.serviceId());
    }

    JsonResponse carryOut(LastBindingOperationCommand command) {
        // An expired service binding is gone, but platforms can still poll operations on it.
        Optional<? extends StoredResource> present =
                store.binding(command.bindingKey()).filter(row -> !row.expired(clock.instant()));
        return answer(command.bindingKey(), present, command.operationId(), command.serviceId());
    }

    private JsonResponse answer(
            ResourceKey resource,
            Optional<? extends StoredResource> present,
            Optional<String> operationId,
            Optional<String> serviceId) {
        serviceId.ifPresent(id -> present.ifPresent(row -> Lookup.checkService(row, id)));
        Optional<StoredOperation> operation =
                operationId.map(id -> known(resource, id)).orElseGet(() -> store.latestOperation(resource));
        if (operation.isPresent()) {
            return OperationStatusResponse.of(
                    operation.get().kind(), operation.get().status());
        }
        if (operationId.isEmpty() && present.isPresent()) {
            return settled(present.get());
        }
        throw Rejection.of(Outcome.NOT_FOUND, "There is no such operation, and maybe no such resource");
    }

    /** No platform knows a compensation, unless it has joined it. */
    private Optional<StoredOperation> known(ResourceKey resource, String operationId) {
        return store.operation(resource, operationId)
                .filter(operation -> operation.announced()
                        || operation.request().compensates().isEmpty());
    }

    /** The status of the last operation, which is not kept because no platform was told to poll it. */
    private static JsonResponse settled(StoredResource present) {
        OperationStatus status = present.phase() == Phase.FAILED
                ? OperationStatus.failed("The creation failed.")
                : OperationStatus.succeeded();
        return OperationStatusResponse.of(OsbOperation.PROVISION, status);
    }
}

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
import io.openbroker.runtime.spi.state.row.PolledOperation;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Reports the status of operations (OSB v2.17, "Polling Last Operation for Service Instances" and "… Service Bindings"). */
final class Polling {

    private final StateStore store;
    private final Clock clock;

    Polling(StateStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    JsonResponse carryOut(LastOperationCommand command) {
        return response(
                command.instanceKey(),
                command.operationId(),
                command.serviceId(),
                () -> store.instance(command.instanceKey()));
    }

    JsonResponse carryOut(LastBindingOperationCommand command) {
        return response(
                command.bindingKey(),
                command.operationId(),
                command.serviceId(),
                // An expired service binding is gone, but platforms can still poll operations on it.
                () -> store.binding(command.bindingKey()).filter(row -> !row.expired(clock.instant())));
    }

    private JsonResponse response(
            ResourceKey resource,
            Optional<String> operationId,
            Optional<String> serviceId,
            Supplier<Optional<? extends StoredResource>> found) {
        Optional<PolledOperation> polled = store.poll(resource, operationId)
                .filter(candidate -> candidate.operation().ofPlatform());
        if (polled.isPresent()) {
            polled.get()
                    .serviceId()
                    .ifPresent(expected -> serviceId.ifPresent(id -> Lookup.checkService(expected, id)));
            StoredOperation operation = polled.get().operation();
            return OperationStatusResponse.of(operation.kind(), operation.status());
        }
        Optional<? extends StoredResource> present = found.get();
        serviceId.ifPresent(id -> present.ifPresent(row -> Lookup.checkService(row, id)));
        if (operationId.isEmpty() && present.isPresent()) {
            return settled(present.get());
        }
        throw Rejection.of(Outcome.NOT_FOUND, "There is no such operation, and maybe no such resource");
    }

    /** The status of the last operation, which is not kept because no platform was told to poll it. */
    private static JsonResponse settled(StoredResource present) {
        OperationStatus status = present.phase() == Phase.FAILED
                ? OperationStatus.failed("The creation failed.")
                : OperationStatus.succeeded();
        return OperationStatusResponse.of(OsbOperation.PROVISION, status);
    }
}

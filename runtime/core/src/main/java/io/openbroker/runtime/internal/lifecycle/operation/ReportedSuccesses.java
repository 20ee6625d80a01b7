package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceBinding;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.handler.BindingBodies;
import io.openbroker.runtime.internal.lifecycle.operation.Settlement.Recorded;
import io.openbroker.runtime.internal.request.ReportedResult;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.Map;
import java.util.Optional;

/** Records the success of operations that operators report: people have done the work. Safe for use by many threads. */
public final class ReportedSuccesses {

    private final StateStore store;
    private final ServiceCatalog catalog;
    private final Settlement settlement;

    public ReportedSuccesses(StateStore store, ServiceCatalog catalog, Settlement settlement) {
        this.store = store;
        this.catalog = catalog;
        this.settlement = settlement;
    }

    /**
     * Records the success of an operation on which no thread works, together with its result.
     *
     * @param description the description for platforms
     * @return whether it was recorded; otherwise the operation has changed since it was read
     * @throws Rejection if the result is not one of this operation
     */
    public boolean record(StoredOperation operation, Map<String, Object> result, Optional<String> description) {
        Optional<StoredResource> held = settlement.held(operation);
        SuccessfulEnd end = end(operation, held.map(StoredResource::serviceId), result);
        OperationStatus succeeded = OperationStatus.succeeded();
        OperationStatus status = new OperationStatus(
                succeeded.state(), description, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return settlement.<StoredResource>end(operation, status, row -> end.changes(store, row, operation.kind()))
                == Recorded.HELD;
    }

    private SuccessfulEnd end(StoredOperation operation, Optional<String> serviceId, Map<String, Object> result) {
        if (operation.kind().deletes()) {
            ReportedResult.ofDeletion(result);
            return SuccessfulEnd.of(BoundAccess.NONE);
        }
        if (operation.kind() == OsbOperation.BIND) {
            ServiceBinding binding = ReportedResult.ofBind(result);
            return SuccessfulEnd.of(serviceId.map(id -> access(binding, id)).orElse(BoundAccess.NONE));
        }
        return SuccessfulEnd.of(ReportedResult.ofInstance(result));
    }

    private BoundAccess access(ServiceBinding binding, String serviceId) {
        try {
            return BindingBodies.of(binding, catalog.existing(serviceId));
        } catch (IllegalStateException permission) {
            throw ReportedResult.rejected(permission);
        }
    }
}

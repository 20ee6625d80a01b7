package io.openbroker.runtime.spi.state.list;

import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.Optional;

/**
 * An operation with the plan of its service instance or service binding.
 *
 * @param operation the operation
 * @param serviceId the id of the service offering; empty if the service instance or service binding is gone
 * @param planId the id of the service plan; empty likewise
 */
public record OperationWithPlan(StoredOperation operation, Optional<String> serviceId, Optional<String> planId) {}

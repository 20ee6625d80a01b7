package io.openbroker.runtime.spi.state.row;

import java.util.Optional;

/**
 * An operation that a platform polls.
 *
 * @param operation the operation
 * @param serviceId the id of the service offering of its service instance or binding; empty if that is gone
 */
public record PolledOperation(StoredOperation operation, Optional<String> serviceId) {}

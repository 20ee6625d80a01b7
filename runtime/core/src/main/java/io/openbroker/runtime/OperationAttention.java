package io.openbroker.runtime;

import io.openbroker.runtime.spi.state.list.Attention;

/**
 * An operation that an admin should look at.
 *
 * @param operation the operation
 * @param reason the reason
 */
public record OperationAttention(ListedOperation operation, Attention reason) {}

package io.openbroker.runtime.spi.state.row;

import io.openbroker.runtime.spi.observation.CompletedOperation;

/**
 * The end of an operation that the observers of operations may not have received yet. It is recorded together with the end, and
 * removed when they have.
 *
 * @param operation the operation
 * @param replica the name of the replica that reports it
 * @param revision counts its changes, from 1
 */
public record StoredReport(CompletedOperation operation, String replica, long revision) implements StoredRow {

    /**
     * A report that another replica makes, because the one before has ended.
     *
     * @param other the name of the other replica
     * @return the next revision
     */
    public StoredReport by(String other) {
        return new StoredReport(operation, other, revision + 1);
    }

    /**
     * The identity of the row.
     *
     * @return the id of the operation
     */
    public String id() {
        return operation.operationId();
    }

    /**
     * The service instance of the operation.
     *
     * @return its key
     */
    public InstanceKey instance() {
        return new InstanceKey(operation.platform(), operation.instanceId());
    }
}

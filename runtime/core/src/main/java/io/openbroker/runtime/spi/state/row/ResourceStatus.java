package io.openbroker.runtime.spi.state.row;

import java.util.Optional;

/**
 * The position of a service instance or service binding in its life.
 *
 * @param revision counts its changes, from 1
 * @param phase the phase; never {@link Phase#ABSENT}, which has no row
 * @param fallback the phase before the operation that holds it; for a deletion that cancelled a creation, the phase of a
 *     failed creation
 * @param operationId the id of the operation that holds it; empty if there is none
 */
public record ResourceStatus(long revision, Phase phase, Phase fallback, Optional<String> operationId) {

    /**
     * The status of a row that is created for an operation.
     *
     * @param operationId the id of the operation
     * @return the first revision
     */
    public static ResourceStatus creating(String operationId) {
        return new ResourceStatus(1, Phase.CREATING, Phase.ABSENT, Optional.of(operationId));
    }

    /**
     * The same status with the next revision, for changes of other attributes.
     *
     * @return the next revision
     */
    public ResourceStatus next() {
        return new ResourceStatus(revision + 1, phase, fallback, operationId);
    }
}

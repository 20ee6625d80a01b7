package io.openbroker.runtime.spi.state.row;

import java.util.Optional;

/** A service instance or service binding. */
public sealed interface StoredResource extends StoredRow permits StoredInstance, StoredBinding {

    /**
     * The identity.
     *
     * @return the key
     */
    ResourceKey key();

    /**
     * The id of the service offering, which never changes.
     *
     * @return the id
     */
    String serviceId();

    /**
     * The id of the service plan; for a service binding, that of its service instance.
     *
     * @return the id
     */
    String planId();

    /**
     * Its position in its life.
     *
     * @return the status
     */
    ResourceStatus status();

    /**
     * The same row with another status.
     *
     * @param next the status
     * @return the row
     */
    StoredResource with(ResourceStatus next);

    @Override
    default long revision() {
        return status().revision();
    }

    /**
     * The phase of the {@link #status}.
     *
     * @return the phase
     */
    default Phase phase() {
        return status().phase();
    }

    /**
     * The operation of the {@link #status}.
     *
     * @return its id; empty if no operation holds the row
     */
    default Optional<String> operationId() {
        return status().operationId();
    }
}

package io.openbroker.runtime.state;

import java.util.Optional;

/** A service instance or service binding, as the runtime remembers it. */
public sealed interface StoredResource extends StoredRow permits StoredInstance, StoredBinding {

    /**
     * Its identity.
     *
     * @return the key
     */
    ResourceKey key();

    /**
     * Where it stands.
     *
     * @return the phase
     */
    Phase phase();

    /**
     * The id of the offering, which never changes.
     *
     * @return the id
     */
    String serviceId();

    /**
     * The operation that holds it.
     *
     * @return its id; none if nothing works on it
     */
    Optional<String> operationId();
}

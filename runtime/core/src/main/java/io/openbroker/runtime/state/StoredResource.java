package io.openbroker.runtime.state;

import java.util.Optional;

/** A service instance or service binding, as the runtime remembers it. */
public sealed interface StoredResource extends StoredRow permits StoredInstance, StoredBinding {

    /** Its identity. */
    ResourceKey key();

    /** Where it stands. */
    Phase phase();

    /** The id of the offering, which never changes. */
    String serviceId();

    /** The operation that holds it; none if nothing works on it. */
    Optional<String> operationId();
}

package io.openbroker.runtime.spi.state;

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
     * Where it stood before the operation that holds it; if that was a creation which a deletion has cut short, where it would
     * stand if it had failed.
     *
     * @return the phase
     */
    Phase fallback();

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

    /**
     * Where it stands after the operation that holds it.
     *
     * @param end how the operation ends
     * @return the phase
     * @throws IllegalStateException if it cannot end so
     */
    default Phase after(LifecycleEvent end) {
        return LifecycleTable.moved(phase(), end, fallback());
    }

    /**
     * The operation that holds it has not succeeded, and something is left.
     *
     * @param end how the operation ended
     * @return the next revision
     * @throws IllegalStateException if it cannot end so, or nothing is left
     */
    StoredResource fallenBack(LifecycleEvent end);

    /**
     * Refuses a row of what does not exist.
     *
     * @param key the identity
     * @param phase the phase
     * @throws IllegalStateException if the phase is {@link Phase#ABSENT}
     */
    static void checkPhase(ResourceKey key, Phase phase) {
        if (phase == Phase.ABSENT) {
            throw new IllegalStateException("There is no row of what does not exist; remove that of " + key);
        }
    }
}

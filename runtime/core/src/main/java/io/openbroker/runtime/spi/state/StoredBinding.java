package io.openbroker.runtime.spi.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A service binding, as the runtime remembers it.
 *
 * @param key its identity
 * @param revision counts its changes
 * @param phase where it stands
 * @param fallback the phase before the operation that holds it; of a deletion that cut a creation short, that of a failed one
 * @param serviceId the offering's id
 * @param attributes what it is; while it is being created, what it shall be
 * @param access what its handler has given
 * @param operationId the operation that holds it
 */
public record StoredBinding(
        BindingKey key,
        long revision,
        Phase phase,
        Phase fallback,
        String serviceId,
        BindingAttributes attributes,
        BoundAccess access,
        Optional<String> operationId)
        implements StoredResource {

    /**
     * Checks the row.
     *
     * @param key its identity
     * @param revision counts its changes
     * @param phase where it stands
     * @param fallback the phase before the operation that holds it; of a deletion that cut a creation short, that of a failed one
     * @param serviceId the offering's id
     * @param attributes what it is; while it is being created, what it shall be
     * @param access what its handler has given
     * @param operationId the operation that holds it
     * @throws IllegalStateException if it would remember what does not exist
     */
    public StoredBinding {
        StoredResource.checkPhase(key, phase);
    }

    /**
     * A service binding that an operation begins to create.
     *
     * @param key its identity
     * @param serviceId the offering's id
     * @param requested what it shall be
     * @param operationId the operation
     * @return the service binding
     */
    public static StoredBinding creating(
            BindingKey key, String serviceId, BindingAttributes requested, String operationId) {
        return new StoredBinding(
                key,
                1,
                LifecycleTable.moved(Phase.ABSENT, LifecycleEvent.CREATION, Phase.ABSENT),
                Phase.ABSENT,
                serviceId,
                requested,
                BoundAccess.NONE,
                Optional.of(operationId));
    }

    /**
     * The creation begins anew, after it has failed.
     *
     * @param service the offering's id
     * @param requested what it shall be
     * @param operation the operation's id
     * @return the next revision
     */
    public StoredBinding creatingAgain(String service, BindingAttributes requested, String operation) {
        return new StoredBinding(
                key,
                revision + 1,
                after(LifecycleEvent.CREATION),
                phase,
                service,
                requested,
                BoundAccess.NONE,
                Optional.of(operation));
    }

    /**
     * An operation begins to delete it; if that fails it is what it was, and a creation that was cut short has failed.
     *
     * @param operation the operation's id
     * @return the next revision
     */
    public StoredBinding deleting(String operation) {
        return new StoredBinding(
                key,
                revision + 1,
                after(LifecycleEvent.DELETION),
                phase == Phase.READY ? Phase.READY : Phase.FAILED,
                serviceId,
                attributes,
                access,
                Optional.of(operation));
    }

    /**
     * The operation that holds it has created it.
     *
     * @param given what its handler has given
     * @return the next revision
     */
    public StoredBinding ready(BoundAccess given) {
        return new StoredBinding(
                key,
                revision + 1,
                after(LifecycleEvent.SUCCEEDED),
                Phase.READY,
                serviceId,
                attributes,
                given,
                Optional.empty());
    }

    @Override
    public StoredBinding fallenBack(LifecycleEvent end) {
        Phase next = after(end);
        return new StoredBinding(key, revision + 1, next, next, serviceId, attributes, access, Optional.empty());
    }

    /**
     * How it stands at a time. One that has expired is gone for platforms, but its credentials are not deleted yet: it is what
     * a creation that failed leaves over.
     *
     * @param now the time
     * @return this row, with the phase that it has then
     */
    public StoredBinding at(Instant now) {
        return phase == Phase.READY && expired(now)
                ? new StoredBinding(
                        key, revision, Phase.FAILED, Phase.FAILED, serviceId, attributes, access, operationId)
                : this;
    }

    /**
     * Whether it has become invalid.
     *
     * @param now the time
     * @return whether it has
     */
    public boolean expired(Instant now) {
        return access.expiresAt().filter(time -> !time.isAfter(now)).isPresent();
    }
}

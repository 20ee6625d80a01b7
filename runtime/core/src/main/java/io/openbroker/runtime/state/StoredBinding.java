package io.openbroker.runtime.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A service binding, as the runtime remembers it.
 *
 * @param key its identity
 * @param revision counts its changes
 * @param phase where it stands
 * @param fallback the phase to which it returns if the operation that holds it fails
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
                key, 1, Phase.CREATING, Phase.FAILED, serviceId, requested, BoundAccess.NONE, Optional.of(operationId));
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
                Phase.CREATING,
                Phase.FAILED,
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
        Phase ifFailed = phase == Phase.READY ? Phase.READY : Phase.FAILED;
        return new StoredBinding(
                key, revision + 1, Phase.DELETING, ifFailed, serviceId, attributes, access, Optional.of(operation));
    }

    /**
     * The operation that holds it has created it.
     *
     * @param given what its handler has given
     * @return the next revision
     */
    public StoredBinding ready(BoundAccess given) {
        return new StoredBinding(
                key, revision + 1, Phase.READY, Phase.READY, serviceId, attributes, given, Optional.empty());
    }

    /**
     * The operation that holds it has failed.
     *
     * @return the next revision
     */
    public StoredBinding fallenBack() {
        return new StoredBinding(
                key, revision + 1, fallback, fallback, serviceId, attributes, access, Optional.empty());
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

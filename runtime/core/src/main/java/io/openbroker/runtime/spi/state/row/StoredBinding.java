package io.openbroker.runtime.spi.state.row;

import java.time.Instant;

/**
 * A service binding.
 *
 * @param key the identity
 * @param serviceId the id of the service offering
 * @param status its position in its life
 * @param attributes its attributes; while it is being created, the requested ones
 * @param access the result of its handler
 */
public record StoredBinding(
        BindingKey key, String serviceId, ResourceStatus status, BindingAttributes attributes, BoundAccess access)
        implements StoredResource {

    /**
     * A service binding that is being created.
     *
     * @param key the identity
     * @param serviceId the id of the service offering
     * @param requested the requested attributes
     * @param status its position in its life
     * @return the row
     */
    public static StoredBinding creating(
            BindingKey key, String serviceId, BindingAttributes requested, ResourceStatus status) {
        return new StoredBinding(key, serviceId, status, requested, BoundAccess.NONE);
    }

    @Override
    public String planId() {
        return attributes.planId();
    }

    @Override
    public StoredBinding with(ResourceStatus next) {
        return new StoredBinding(key, serviceId, next, attributes, access);
    }

    /**
     * The same row with the result of a handler.
     *
     * @param given the result of the handler
     * @return the row
     */
    public StoredBinding with(BoundAccess given) {
        return new StoredBinding(key, serviceId, status, attributes, given);
    }

    /**
     * Whether the service binding has expired.
     *
     * @param now the time
     * @return whether it has
     */
    public boolean expired(Instant now) {
        return access.expiresAt().filter(time -> !time.isAfter(now)).isPresent();
    }
}

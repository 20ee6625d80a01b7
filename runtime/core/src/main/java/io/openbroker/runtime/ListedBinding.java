package io.openbroker.runtime;

import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import java.time.Instant;
import java.util.Optional;

/**
 * A service binding, as admins see it.
 *
 * @param platform the name of the platform
 * @param instanceId the id of its service instance
 * @param bindingId its id
 * @param serviceId the id of its offering
 * @param planId the id of its plan
 * @param phase the phase of its life
 * @param operationId the operation in progress
 * @param createdAt the time of the first request for it; absent if an older version has recorded it
 * @param updatedAt the time of its last change; absent if an older version has recorded it
 * @param owner where it belongs on its platform
 * @param expiresAt the time of its expiry, if it expires
 */
public record ListedBinding(
        String platform,
        String instanceId,
        String bindingId,
        String serviceId,
        String planId,
        Phase phase,
        Optional<String> operationId,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        ResourceOwner owner,
        Optional<Instant> expiresAt) {

    static ListedBinding of(DatedResource<StoredBinding> dated) {
        StoredBinding row = dated.row();
        return new ListedBinding(
                row.key().instance().platform(),
                row.key().instance().instanceId(),
                row.key().id(),
                row.serviceId(),
                row.planId(),
                row.phase(),
                row.operationId(),
                dated.createdAt(),
                dated.updatedAt(),
                ResourceOwner.of(row.attributes().context()),
                row.access().expiresAt());
    }
}

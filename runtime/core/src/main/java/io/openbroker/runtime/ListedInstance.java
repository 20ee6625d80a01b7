package io.openbroker.runtime;

import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.time.Instant;
import java.util.Optional;

/**
 * A service instance, as operators see it.
 *
 * @param platform the name of its platform
 * @param instanceId its id
 * @param serviceId the id of its offering
 * @param planId the id of its plan
 * @param phase where it stands
 * @param operationId the operation that works on it
 * @param createdAt when the broker was first asked for it; unknown of those that an older version has recorded
 */
public record ListedInstance(
        String platform,
        String instanceId,
        String serviceId,
        String planId,
        Phase phase,
        Optional<String> operationId,
        Optional<Instant> createdAt) {

    static ListedInstance of(DatedResource<StoredInstance> dated) {
        StoredInstance row = dated.row();
        return new ListedInstance(
                row.key().platform(),
                row.key().instanceId(),
                row.serviceId(),
                row.current().planId(),
                row.phase(),
                row.operationId(),
                dated.createdAt());
    }
}

package io.openbroker.runtime;

import io.openbroker.model.Context;
import io.openbroker.runtime.spi.state.list.DatedResource;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.time.Instant;
import java.util.Optional;

/**
 * A service instance, as admins see it.
 *
 * @param platform the name of the platform
 * @param instanceId its id
 * @param serviceId the id of its offering
 * @param planId the id of its plan
 * @param phase the phase of its life
 * @param operationId the operation in progress
 * @param createdAt the time of the first request for it; absent if an older version has recorded it
 * @param updatedAt the time of its last change; absent if an older version has recorded it
 * @param name its name on its platform, if the platform sends it
 * @param owner where it belongs on its platform
 * @param maintenanceVersion the version in its maintenance information
 */
public record ListedInstance(
        String platform,
        String instanceId,
        String serviceId,
        String planId,
        Phase phase,
        Optional<String> operationId,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        Optional<String> name,
        ResourceOwner owner,
        Optional<String> maintenanceVersion) {

    static ListedInstance of(DatedResource<StoredInstance> dated) {
        StoredInstance row = dated.row();
        return new ListedInstance(
                row.key().platform(),
                row.key().instanceId(),
                row.serviceId(),
                row.current().planId(),
                row.phase(),
                row.operationId(),
                dated.createdAt(),
                dated.updatedAt(),
                Context.of(row.current().context()).text("instance_name"),
                ResourceOwner.of(row.current().context()),
                row.current().maintenanceVersion());
    }
}

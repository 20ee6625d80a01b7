package io.openbroker.runtime;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation, as operators see it.
 *
 * @param id its id
 * @param kind which operation it is
 * @param platform the name of the platform that has asked for it
 * @param instanceId the id of the service instance
 * @param bindingId the id of the service binding, if it works on one
 * @param serviceId the id of the offering, unless what it worked on is gone
 * @param planId the id of the plan, unless what it worked on is gone
 * @param state how it stands
 * @param description what platforms are told of it: how far it is, why it is tried again, or why it has failed
 * @param activity what happens to it just now
 * @param attempts how often it was tried before
 * @param failing as what an operator wanted it to fail
 * @param requestIdentity the identity of the request that began it, by which the log is searched
 * @param startedAt when it began
 * @param finishedAt when it ended
 */
public record ListedOperation(
        String id,
        OsbOperation kind,
        String platform,
        String instanceId,
        Optional<String> bindingId,
        Optional<String> serviceId,
        Optional<String> planId,
        State state,
        Optional<String> description,
        Activity activity,
        int attempts,
        Optional<String> failing,
        String requestIdentity,
        Instant startedAt,
        Optional<Instant> finishedAt) {

    static ListedOperation of(StoredOperation row, Optional<? extends StoredResource> resource) {
        InstanceKey instance = row.resource().instance();
        return new ListedOperation(
                row.id(),
                row.kind(),
                instance.platform(),
                instance.instanceId(),
                row.resource().bindingId(),
                resource.map(StoredResource::serviceId),
                resource.map(StoredResource::planId),
                row.status().state(),
                row.status().description(),
                Activity.of(row),
                row.execution().attempts(),
                row.execution().failing(),
                row.request().requestIdentity(),
                row.startedAt(),
                row.finishedAt());
    }
}

package io.openbroker.runtime;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.state.list.OperationWithPlan;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation, as admins see it.
 *
 * @param id its id
 * @param kind the operation of the specification
 * @param platform the name of the platform that requested it
 * @param instanceId the id of the service instance
 * @param bindingId the id of the service binding, if it is on one
 * @param serviceId the id of the offering, unless the service instance or binding is deleted
 * @param planId the id of the plan, unless the service instance or binding is deleted
 * @param description the description for platforms: its progress, why it is retried, or why it has failed
 * @param activity what the broker is doing with it
 * @param instructions the instructions for operators, if people do the work
 * @param attempts the number of attempts so far
 * @param failing the description with which an admin fails it
 * @param requestIdentity the identity of the request that started it, which is in the log
 * @param compensates the id of an operation whose handler ended without its claim, if this one deletes what that handler may
 *     have created; no platform has requested it
 * @param startedAt the time of its request
 * @param finishedAt the time of its end
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
        Optional<String> instructions,
        int attempts,
        Optional<String> failing,
        String requestIdentity,
        Optional<String> compensates,
        Instant startedAt,
        Optional<Instant> finishedAt) {

    static ListedOperation of(StoredOperation row, Optional<? extends StoredResource> resource) {
        return of(new OperationWithPlan(
                row, resource.map(StoredResource::serviceId), resource.map(StoredResource::planId)));
    }

    static ListedOperation of(OperationWithPlan listed) {
        StoredOperation row = listed.operation();
        InstanceKey instance = row.resource().instance();
        return new ListedOperation(
                row.id(),
                row.kind(),
                instance.platform(),
                instance.instanceId(),
                row.resource().bindingId(),
                listed.serviceId(),
                listed.planId(),
                row.status().state(),
                row.status().description(),
                Activity.of(row),
                row.execution().instructions(),
                row.execution().attempts(),
                row.execution().failing(),
                row.request().requestIdentity(),
                row.request().compensates().map(Compensation::operationId),
                row.startedAt(),
                row.finishedAt());
    }
}

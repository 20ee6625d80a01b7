package io.openbroker.runtime.spi.observation;

import io.openbroker.model.Context;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation that has ended: who has done what to which service instance or binding, when, and with what result. It has
 * neither parameters nor credentials, and no texts of handlers.
 *
 * @param operationId the id of the operation, which no other operation has; if a broker with {@link
 *     io.openbroker.annotation.State#EXTERNAL} has delegated it, the token by which the platform polls it, which may
 *     repeat for another service instance or binding
 * @param kind the operation of the specification
 * @param platform the name of the platform
 * @param instanceId the id of the service instance
 * @param bindingId the id of the service binding, if the operation is on one
 * @param serviceId the id of the service offering; empty if the service instance or binding was gone when the operation ended
 * @param planId the id of the plan; of an update, the requested one; empty if the service instance or binding was gone
 * @param previousPlanId of an update, the id of the plan before; empty if it is not known
 * @param context the context of the service instance or service binding; with {@link
 *     io.openbroker.annotation.State#EXTERNAL} that of the request, so none of deletions and of delegated operations
 * @param originatingIdentity the user who has caused the operation, if the platform sent one; not known of delegated operations
 *     with {@link io.openbroker.annotation.State#EXTERNAL}
 * @param requestIdentity the identity of the request that has started it, by which it is found in the log; of delegated
 *     operations with {@link io.openbroker.annotation.State#EXTERNAL} the identity of a poll
 * @param state the final state
 * @param startedAt when it started, by the clock of the state; if its end is known only from polls, when this process first
 *     heard of it
 * @param endedAt when it ended, by the same clock; if its end is known only from polls, the time of the poll
 * @param partOf the id of the deprovision of which this unbind is a part, if no platform has requested it
 * @param compensates the id of the operation whose leftovers this deletion removes, if no platform has requested it
 */
public record CompletedOperation(
        String operationId,
        OsbOperation kind,
        String platform,
        String instanceId,
        Optional<String> bindingId,
        Optional<String> serviceId,
        Optional<String> planId,
        Optional<String> previousPlanId,
        Context context,
        Optional<OriginatingIdentity> originatingIdentity,
        String requestIdentity,
        OperationStatus.State state,
        Instant startedAt,
        Instant endedAt,
        Optional<String> partOf,
        Optional<String> compensates) {

    /**
     * The time that it took, including all waiting.
     *
     * @return the time; zero if the machine that started it had a clock that was ahead
     */
    public Duration time() {
        Duration time = Duration.between(startedAt, endedAt);
        return time.isNegative() ? Duration.ZERO : time;
    }

    /** Leaves the user and the context out: they are personal data. */
    @Override
    public String toString() {
        return "CompletedOperation[operationId=" + operationId + ", kind=" + kind + ", platform=" + platform
                + ", instanceId=" + instanceId
                + bindingId.map(id -> ", bindingId=" + id).orElse("") + ", state=" + state
                + ", requestIdentity=" + requestIdentity + "]";
    }
}

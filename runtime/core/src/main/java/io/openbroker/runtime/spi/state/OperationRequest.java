package io.openbroker.runtime.spi.state;

import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OriginatingIdentity;
import java.util.Map;
import java.util.Optional;

/**
 * What an operation needs of the request that began it, beside what is recorded of its service instance or binding: so
 * another process can carry it on.
 *
 * @param originatingIdentity the user who caused the request
 * @param requestIdentity the identity of the request, by which the log is searched
 * @param maintenanceInfo the maintenance that the platform named
 * @param parameters the parameters that an update was given; other requests' are those of their service instance or binding
 * @param stops the operation that must have ended before this one begins
 */
public record OperationRequest(
        Optional<OriginatingIdentity> originatingIdentity,
        String requestIdentity,
        Optional<MaintenanceInfo> maintenanceInfo,
        Optional<Map<String, Object>> parameters,
        Optional<String> stops) {

    /**
     * What is remembered once the operation has ended: nothing of persons, and no secrets.
     *
     * @return the request with its identity only
     */
    public OperationRequest settled() {
        return new OperationRequest(
                Optional.empty(), requestIdentity, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Leaves the parameters and the user out: they may hold secrets. */
    @Override
    public String toString() {
        return "OperationRequest[requestIdentity=" + requestIdentity + ", stops=" + stops + "]";
    }
}

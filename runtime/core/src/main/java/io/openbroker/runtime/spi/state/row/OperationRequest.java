package io.openbroker.runtime.spi.state.row;

import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.RequestOrigin;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a request that its operation needs, besides those that are stored with its service instance or binding.
 * With them any process can carry out the operation.
 *
 * @param origin where the request came from
 * @param maintenanceInfo the maintenance information in the request
 * @param parameters the parameters of an update; those of other requests are stored with the service instance or binding
 * @param stops the id of the operation that must end before this one starts
 * @param partOf the id of the deprovision that deletes this service binding before its service instance
 * @param compensates the reason for the operation, if no platform has requested it
 */
public record OperationRequest(
        RequestOrigin origin,
        Optional<MaintenanceInfo> maintenanceInfo,
        Optional<Map<String, Object>> parameters,
        Optional<String> stops,
        Optional<String> partOf,
        Optional<Compensation> compensates) {

    /**
     * A request of a platform, so its operation is neither part of another one nor a compensation.
     *
     * @param origin where the request came from
     * @param maintenanceInfo the maintenance information in the request
     * @param parameters the parameters of an update
     * @param stops the id of the operation that must end before this one starts
     */
    public OperationRequest(
            RequestOrigin origin,
            Optional<MaintenanceInfo> maintenanceInfo,
            Optional<Map<String, Object>> parameters,
            Optional<String> stops) {
        this(origin, maintenanceInfo, parameters, stops, Optional.empty(), Optional.empty());
    }

    /**
     * A request with an origin only.
     *
     * @param origin where the request came from
     * @return the request
     */
    public static OperationRequest of(RequestOrigin origin) {
        return new OperationRequest(origin, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The request of a deprovision, for the deletion of one of the service bindings.
     *
     * @param deprovision the id of the deprovision
     * @return the request with its origin only
     */
    public OperationRequest part(String deprovision) {
        return new OperationRequest(
                origin,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(deprovision),
                Optional.empty());
    }

    /**
     * The identity of the request, which is in the log.
     *
     * @return the identity
     */
    public String requestIdentity() {
        return origin.requestIdentity().value();
    }

    /**
     * The parts that are kept once the operation has ended: no personal data, and no secrets.
     *
     * @return the request with its platform, its identity, {@link #partOf} and {@link #compensates} only
     */
    public OperationRequest settled() {
        return new OperationRequest(
                new RequestOrigin(origin.platform(), Optional.empty(), origin.requestIdentity()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                partOf,
                compensates);
    }

    /** Leaves the parameters and the user out: they may hold secrets. */
    @Override
    public String toString() {
        return "OperationRequest[requestIdentity=" + requestIdentity() + ", stops=" + stops + ", partOf=" + partOf
                + "]";
    }
}

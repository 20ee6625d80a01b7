package io.openbroker.model;

import java.util.Optional;

/**
 * A request to a handler. A handler may receive the request of its operation instead of, or beside, single values.
 *
 * <p>Immutable, so safe for use by many threads. No request shows parameters in its {@code toString}.
 */
public sealed interface BrokerRequest
        permits ProvisionRequest,
                UpdateRequest,
                DeprovisionRequest,
                BindRequest,
                UnbindRequest,
                FetchInstanceRequest,
                FetchBindingRequest,
                LastOperationRequest,
                LastBindingOperationRequest {

    /**
     * The platform, user and identity of the request.
     *
     * @return the request's origin
     */
    RequestOrigin origin();

    /**
     * The service instance.
     *
     * @return its id, as the platform chose it
     */
    String instanceId();

    /**
     * The service offering.
     *
     * @return its id
     */
    String serviceId();

    /**
     * The service plan.
     *
     * @return its id
     */
    String planId();

    /**
     * The platform that asks.
     *
     * @return the platform as which the request was authenticated
     */
    default Platform platform() {
        return origin().platform();
    }

    /**
     * The user who caused the request.
     *
     * @return the user, if the platform sent one
     */
    default Optional<OriginatingIdentity> originatingIdentity() {
        return origin().originatingIdentity();
    }

    /**
     * The request's identity.
     *
     * @return the identity by which the request is found in logs
     */
    default RequestIdentity requestIdentity() {
        return origin().requestIdentity();
    }
}

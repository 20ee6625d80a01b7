package io.openbroker.runtime.internal.audit;

import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.answer.Outcome;
import java.util.Optional;

/**
 * A request for a change, and its answer.
 *
 * @param kind what was asked for
 * @param requestIdentity the identity of the request
 * @param caller as whom it was authenticated, if it was
 * @param platform the platform, if it is known
 * @param user the user who caused it, if the request could be read and names one
 * @param instanceId the service instance
 * @param bindingId the service binding, if it is about one
 * @param serviceId the offering, if the request could be read and names one
 * @param planId the plan, likewise
 * @param outcome how it ended
 * @param status the HTTP status
 * @param operationId the operation, if it goes on
 */
public record AuditedRequest(
        OsbOperation kind,
        String requestIdentity,
        Optional<String> caller,
        Optional<String> platform,
        Optional<OriginatingIdentity> user,
        String instanceId,
        Optional<String> bindingId,
        Optional<String> serviceId,
        Optional<String> planId,
        Outcome outcome,
        int status,
        Optional<String> operationId) {}

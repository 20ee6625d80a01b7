package io.openbroker.runtime.internal.audit;

import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.response.Outcome;
import java.util.Optional;

/**
 * A platform's request for a change, and its response.
 *
 * @param caller the authenticated sender, if it is one
 * @param address the address of the sender; empty if the connection has none
 * @param platform the platform of the sender, or of the prefix
 * @param user the user of the platform; known only if the request could be read
 * @param serviceId the service offering; known only if the request could be read and has it
 * @param planId the service plan, likewise
 * @param operationId the operation that the request started, if its end is not in the response
 */
public record AuditedRequest(
        OsbOperation kind,
        String requestIdentity,
        Optional<String> caller,
        String address,
        Optional<String> platform,
        Optional<OriginatingIdentity> user,
        String instanceId,
        Optional<String> bindingId,
        Optional<String> serviceId,
        Optional<String> planId,
        Outcome outcome,
        int status,
        Optional<String> operationId) {}

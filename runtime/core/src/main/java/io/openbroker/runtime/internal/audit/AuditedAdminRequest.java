package io.openbroker.runtime.internal.audit;

import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.Outcome;
import java.util.Optional;

/**
 * An admin's request for a change, and its response.
 *
 * @param caller the authenticated sender, if it is one
 * @param address the address of the sender; empty if the connection has none
 * @param operationId the operation that is to be changed, or that the request started
 * @param instanceId the service instance that is to be deleted, or whose service binding is
 * @param bindingId the service binding that is to be deleted
 */
public record AuditedAdminRequest(
        AdminOperation kind,
        String requestIdentity,
        Optional<String> caller,
        String address,
        Optional<String> operationId,
        Optional<String> instanceId,
        Optional<String> bindingId,
        Outcome outcome,
        int status) {}

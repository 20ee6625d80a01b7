package io.openbroker.runtime.internal.audit;

import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.Outcome;
import java.util.Optional;

/**
 * An admin's request for a change, and its response.
 *
 * @param caller the authenticated sender, if it is one
 * @param address the address of the sender; empty if the connection has none
 * @param operationId the operation that is to be changed; empty if the request is for no operation
 */
public record AuditedAdminRequest(
        AdminOperation kind,
        String requestIdentity,
        Optional<String> caller,
        String address,
        String operationId,
        Outcome outcome,
        int status) {}

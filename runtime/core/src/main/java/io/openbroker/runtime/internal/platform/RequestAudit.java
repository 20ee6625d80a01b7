package io.openbroker.runtime.internal.platform;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.audit.AuditedRequest;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.pipeline.RequestFacts;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.internal.response.Response;
import java.util.Optional;

/** Writes platforms' requests for changes to the audit log. */
final class RequestAudit {

    private final AuditLog log;

    RequestAudit(AuditLog log) {
        this.log = log;
    }

    /** @param command the command, if the request could be read */
    void record(RequestFacts<OsbOperation> facts, Optional<Command> command, Response response) {
        if (AuditLog.concerns(facts.caller(), response.outcome())) {
            facts.route()
                    .filter(route -> route.operation().mutates())
                    .ifPresent(route -> record(route, facts, command, response));
        }
    }

    private void record(
            Route<OsbOperation> route, RequestFacts<OsbOperation> facts, Optional<Command> command, Response response) {
        log.request(new AuditedRequest(
                route.operation(),
                facts.identity().value(),
                facts.caller(),
                facts.address(),
                facts.platform().map(Platform::name),
                command.map(Command::origin).flatMap(RequestOrigin::originatingIdentity),
                route.instanceId(),
                facts.bindingId(),
                command.flatMap(Command::requestedServiceId),
                command.flatMap(Command::requestedPlanId),
                response.outcome(),
                response.status(),
                response.operationId()));
    }
}

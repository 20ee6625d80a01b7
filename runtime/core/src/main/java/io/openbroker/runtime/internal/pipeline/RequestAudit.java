package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.audit.AuditedRequest;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.request.Route;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Tells the audit log of requests that are to change something. */
final class RequestAudit {

    private static final Set<OsbOperation> CHANGES = EnumSet.of(
            OsbOperation.PROVISION,
            OsbOperation.UPDATE,
            OsbOperation.DEPROVISION,
            OsbOperation.BIND,
            OsbOperation.UNBIND);

    private RequestAudit() {}

    /**
     * Writes the line, if there is one to write. Of those who are not known only wrong credentials have one, since their
     * answers are slowed down: with everything else anybody could fill the log.
     *
     * @param command the command, if the request could be read
     */
    static void record(RequestFacts facts, Optional<Command> command, Reply reply) {
        if (facts.caller().isPresent() || reply.outcome() == Outcome.UNAUTHORIZED) {
            facts.route()
                    .filter(route -> CHANGES.contains(route.operation()))
                    .ifPresent(route -> record(route, facts, command, reply));
        }
    }

    private static void record(Route route, RequestFacts facts, Optional<Command> command, Reply reply) {
        AuditLog.request(new AuditedRequest(
                route.operation(),
                facts.identity().value(),
                facts.caller(),
                facts.platform().map(Platform::name),
                command.map(Command::origin).flatMap(RequestOrigin::originatingIdentity),
                route.instanceId(),
                facts.bindingId(),
                command.flatMap(Command::requestedServiceId),
                command.flatMap(Command::requestedPlanId),
                reply.outcome(),
                reply.status(),
                Optional.ofNullable(reply.body().get("operation")).map(Object::toString)));
    }
}

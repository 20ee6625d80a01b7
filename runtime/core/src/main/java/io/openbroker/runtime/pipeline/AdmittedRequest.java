package io.openbroker.runtime.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.answer.InternalFailure;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.answer.Reply;
import io.openbroker.runtime.command.Command;
import io.openbroker.runtime.command.Commands;
import io.openbroker.runtime.http.Admission;
import io.openbroker.runtime.http.BrokerResponse;
import io.openbroker.runtime.request.RequestedCommand;
import io.openbroker.runtime.request.Route;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request whose head is in order. */
final class AdmittedRequest implements Admission.Admitted {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.runtime.request");
    private static final String RETRY_AFTER_SECONDS = "10";

    private final Route route;
    private final RequestFacts facts;
    private final Optional<TraceParent> trace;
    private final RequestedCommand requested;
    private final Commands commands;
    private final RequestReporter reporter;
    private final int maxBodyBytes;

    AdmittedRequest(
            Route route,
            RequestFacts facts,
            Optional<TraceParent> trace,
            RequestedCommand requested,
            Commands commands,
            RequestReporter reporter,
            int maxBodyBytes) {
        this.route = route;
        this.facts = facts;
        this.trace = trace;
        this.requested = requested;
        this.commands = commands;
        this.reporter = reporter;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public boolean wantsBody() {
        return requested instanceof RequestedCommand.WithBody;
    }

    @Override
    public BrokerResponse execute(byte[] body) {
        if (wantsBody() && body.length > maxBodyBytes) {
            return bodyTooLarge();
        }
        return reporter.counted(() -> RequestLogContext.within(route, facts, trace, () -> carryOut(body)));
    }

    // Errors too: whatever a handler ran into, the platform gets an answer, and the log has the reason.
    private BrokerResponse carryOut(byte[] body) {
        Optional<Command> command = Optional.empty();
        try {
            command = Optional.of(command(body));
            Reply reply = commands.carryOut(command.get());
            BrokerResponse response = Answers.of(reply, identity());
            LOG.debug("{} ends as {}", route.operation(), reply.outcome());
            reporter.answered(facts, command, reply);
            return response;
        } catch (Refusal refusal) {
            LOG.debug("{} ends as {}: {}", route.operation(), refusal.outcome(), refusal.getMessage());
            reporter.answered(facts, command, refusal.reply());
            return Answers.of(refusal, identity());
        } catch (Throwable unexpected) {
            Refusal refusal = InternalFailure.refusal(identity().value());
            reporter.answered(facts, command, refusal.reply());
            return Answers.failed(unexpected, identity());
        }
    }

    private Command command(byte[] body) {
        if (requested instanceof RequestedCommand.WithBody withBody) {
            return withBody.reader().apply(body);
        }
        return ((RequestedCommand.Complete) requested).command();
    }

    @Override
    public BrokerResponse bodyTooLarge() {
        return refused(Refusal.of(
                Outcome.BODY_TOO_LARGE,
                "The request body is larger than the " + maxBodyBytes + " bytes that this broker reads; send less"));
    }

    @Override
    public BrokerResponse unavailable() {
        return refused(
                Refusal.of(Outcome.STOPPING, "The broker is being stopped or is too busy; send the request again later")
                        .withHeader("Retry-After", RETRY_AFTER_SECONDS));
    }

    @Override
    public BrokerResponse failed(Throwable cause) {
        return RequestLogContext.within(route, facts, trace, () -> {
            reporter.answered(
                    facts,
                    Optional.empty(),
                    InternalFailure.refusal(identity().value()).reply());
            return Answers.failed(cause, identity());
        });
    }

    private BrokerResponse refused(Refusal refusal) {
        reporter.answered(facts, Optional.empty(), refusal.reply());
        return Answers.of(refusal, identity());
    }

    private RequestIdentity identity() {
        return facts.identity();
    }
}

package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.answer.InternalFailure;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.answer.RetryAfter;
import io.openbroker.runtime.internal.answer.UnavailableState;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.Commands;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request whose head is in order. */
final class AdmittedRequest implements Admission.Admitted {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.runtime.request");

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
    public void execute(byte[] body, Consumer<BrokerResponse> platform) {
        if (wantsBody() && body.length > maxBodyBytes) {
            platform.accept(bodyTooLarge());
            return;
        }
        WaitingPlatform waiting = new WaitingPlatform(platform);
        reporter.counted(() -> RequestLogContext.within(route, facts, trace, () -> {
            carryOut(body, waiting);
            return waiting;
        }));
    }

    // Errors too: whatever a handler ran into, the platform gets an answer, and the log has the reason.
    private void carryOut(byte[] body, WaitingPlatform platform) {
        Optional<Command> command = Optional.empty();
        try {
            Optional<Command> read = Optional.of(command(body));
            command = read;
            Reply reply = commands.carryOut(read.get(), early -> answer(read, early, platform));
            answer(read, reply, platform);
        } catch (Refusal refusal) {
            refuse(command, refusal, platform);
        } catch (StateUnavailableException away) {
            // The state itself logs the outage, once and not for each request.
            LOG.debug("The state is not available", away);
            refuse(command, UnavailableState.refusal(), platform);
        } catch (Throwable unexpected) {
            BrokerResponse response = Answers.failed(unexpected, identity());
            answer(command, InternalFailure.refusal(identity().value()).reply(), response, platform);
        }
    }

    private void refuse(Optional<Command> command, Refusal refusal, WaitingPlatform platform) {
        LOG.debug("{} ends as {}: {}", route.operation(), refusal.outcome(), refusal.getMessage());
        answer(command, refusal.reply(), Answers.of(refusal, identity()), platform);
    }

    private void answer(Optional<Command> command, Reply reply, WaitingPlatform platform) {
        LOG.debug("{} ends as {}", route.operation(), reply.outcome());
        answer(command, reply, Answers.of(reply, identity()), platform);
    }

    private void answer(Optional<Command> command, Reply reply, BrokerResponse response, WaitingPlatform platform) {
        platform.answer(response, () -> reporter.answered(facts, command, reply));
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
    public BrokerResponse bodyTooSlow() {
        return refused(Refusal.of(
                Outcome.BODY_TOO_SLOW,
                "The request body did not come in time; nothing was changed, send the request again"));
    }

    @Override
    public BrokerResponse overloaded() {
        return later(
                Outcome.OVERLOADED,
                "The broker carries out as many requests as it takes on; nothing was changed, send the request again"
                        + " later");
    }

    @Override
    public BrokerResponse unavailable() {
        return later(Outcome.STOPPING, "The broker is being stopped; send the request again later");
    }

    private BrokerResponse later(Outcome outcome, String description) {
        return refused(Refusal.of(outcome, description).retryAfter(RetryAfter.SOON));
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

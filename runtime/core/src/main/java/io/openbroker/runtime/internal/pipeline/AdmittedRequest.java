package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.internal.response.InternalFailure;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.internal.response.RetryAfter;
import io.openbroker.runtime.internal.response.StateUnavailable;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHeaders;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request whose head is in order. */
final class AdmittedRequest<O extends Enum<O>, C> implements Admission.Admitted {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.runtime.request");

    private final Port<O, C> port;
    private final Route<O> route;
    private final RequestFacts<O> facts;
    private final Optional<TraceParent> trace;
    private final RequestedCommand<C> requested;
    private final Responses responses;
    private final RequestHeaders headers;
    private final AtomicInteger running;

    /** @param running counts the requests of the port that are being carried out */
    AdmittedRequest(
            Port<O, C> port,
            Route<O> route,
            RequestFacts<O> facts,
            Optional<TraceParent> trace,
            RequestedCommand<C> requested,
            Responses responses,
            RequestHeaders headers,
            AtomicInteger running) {
        this.port = port;
        this.route = route;
        this.facts = facts;
        this.trace = trace;
        this.requested = requested;
        this.responses = responses;
        this.headers = headers;
        this.running = running;
    }

    @Override
    public boolean wantsBody() {
        return requested.wantsBody();
    }

    @Override
    public int maxBodyBytes() {
        return port.maxBodyBytes(route.operation());
    }

    @Override
    public String sender() {
        return facts.platform().map(Platform::name).or(facts::caller).orElse("");
    }

    @Override
    public void execute(byte[] body, Consumer<BrokerResponse> client) {
        if (wantsBody() && body.length > maxBodyBytes()) {
            client.accept(bodyTooLarge());
            return;
        }
        FirstResponse first = new FirstResponse(client);
        running.incrementAndGet();
        try {
            RequestLogContext.within(route, facts, trace, () -> {
                carryOut(body, first);
                return first;
            });
        } finally {
            running.decrementAndGet();
        }
    }

    // Catches errors too: whatever a handler throws, the client gets a response, and the log has the cause.
    private void carryOut(byte[] body, FirstResponse first) {
        Optional<C> command = Optional.empty();
        try {
            Optional<C> read = Optional.of(requested.command(body));
            command = read;
            Response response = port.carryOut(read.get(), facts, early -> respond(read, early, first));
            respond(read, response, first);
        } catch (Rejection rejection) {
            reject(command, rejection, first);
        } catch (StateUnavailableException away) {
            // The state itself logs the outage, once and not for each request.
            LOG.debug("The state is not available", away);
            reject(command, StateUnavailable.rejection(), first);
        } catch (Throwable unexpected) {
            BrokerResponse response = responses.failed(unexpected, identity());
            respond(command, InternalFailure.rejection(identity().value()).response(), response, first);
        }
    }

    private void reject(Optional<C> command, Rejection rejection, FirstResponse first) {
        LOG.debug("{} ends as {}: {}", route.operation(), rejection.outcome(), rejection.getMessage());
        respond(command, rejection.response(), responses.write(rejection.response(), identity()), first);
    }

    private void respond(Optional<C> command, Response response, FirstResponse first) {
        LOG.debug("{} ends as {}", route.operation(), response.outcome());
        respond(command, response, responses.write(response, identity(), headers), first);
    }

    private void respond(Optional<C> command, Response response, BrokerResponse written, FirstResponse first) {
        first.send(written, () -> port.report(facts, command, response));
    }

    @Override
    public BrokerResponse bodyTooLarge() {
        return rejected(Rejection.of(
                Outcome.BODY_TOO_LARGE,
                "The request body is larger than " + maxBodyBytes() + " bytes. Send a smaller one."));
    }

    @Override
    public BrokerResponse bodyTooSlow() {
        return rejected(Rejection.of(
                Outcome.BODY_TOO_SLOW,
                "The request body was not received in time. Nothing was changed; send the request again."));
    }

    @Override
    public BrokerResponse bodyMalformed() {
        return rejected(Rejection.of(
                Outcome.MALFORMED,
                "The chunks of the request body are malformed. Send them as in RFC 9112, or Content-Length."));
    }

    @Override
    public BrokerResponse tooManyRequests() {
        return rejected(Rejection.of(
                        Outcome.TOO_MANY_REQUESTS,
                        "You have sent too many requests in a second. Send the request again later.")
                .retryAfter(RetryAfter.MOMENT));
    }

    @Override
    public BrokerResponse overloaded() {
        return later(
                Outcome.OVERLOADED,
                "The broker already handles the maximum number of requests, of all platforms or of this one. Nothing"
                        + " was changed; send the request again later.");
    }

    @Override
    public BrokerResponse unavailable() {
        return later(Outcome.STOPPING, "The broker is stopping. Send the request again later.");
    }

    private BrokerResponse later(Outcome outcome, String description) {
        return rejected(Rejection.of(outcome, description).retryAfter(RetryAfter.SOON));
    }

    @Override
    public BrokerResponse failed(Throwable cause) {
        return RequestLogContext.within(route, facts, trace, () -> {
            port.report(
                    facts,
                    Optional.empty(),
                    InternalFailure.rejection(identity().value()).response());
            return responses.failed(cause, identity());
        });
    }

    private BrokerResponse rejected(Rejection rejection) {
        port.report(facts, Optional.empty(), rejection.response());
        return responses.write(rejection.response(), identity());
    }

    private RequestIdentity identity() {
        return facts.identity();
    }
}

package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.answer.InternalFailure;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.authentication.AuthenticationStep.Attempt;
import io.openbroker.runtime.internal.authentication.AuthenticationStep.Entry;
import io.openbroker.runtime.internal.authentication.Entrances.Entrance;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The steps of every request: authentication, route, identity, command, response. Both ports use them.
 *
 * @param <O> the operations of the port
 * @param <C> the commands of the port
 */
public final class RequestPipeline<O extends Enum<O>, C> implements BrokerPipeline {

    private final Port<O, C> port;
    private final Ticker ticker;
    private final Responses responses;
    private final AtomicInteger running = new AtomicInteger();

    public RequestPipeline(Port<O, C> port, Ticker ticker) {
        this.port = port;
        this.ticker = ticker;
        this.responses = new Responses(port.responseHeaders());
    }

    @Override
    public Admission admit(RequestHead head) {
        ReceivedRequest received = ReceivedRequest.now(head.headers(), ticker);
        try {
            Entrance entrance = port.entrance(head);
            Attempt attempt = entrance.step().enter(head);
            if (attempt instanceof Attempt.Later later) {
                return new Admission.Deferred(
                        later.entry().handle((entry, failure) -> settle(entry, failure, entrance, received)));
            }
            return admit(((Attempt.Now) attempt).entry(), entrance, received);
        } catch (RuntimeException e) {
            return responded(e, facts(received).withRoute(routeOf(head)));
        }
    }

    // Exactly one of entry and failure is non-null.
    private Admission.Settled settle(
            @Nullable Entry entry, @Nullable Throwable failure, Entrance entrance, ReceivedRequest received) {
        if (entry == null) {
            return responded(
                    new IllegalStateException("An authenticator failed", failure),
                    facts(received).withRoute(routeOf(entrance.head())));
        }
        return admit(entry, entrance, received);
    }

    private Admission.Settled admit(Entry entry, Entrance entrance, ReceivedRequest received) {
        RequestHead head = entrance.head();
        if (entry instanceof Entry.Closed closed) {
            return responded(
                    closed.refusal(),
                    facts(received).withPrefix(entrance.prefix()).withRoute(routeOf(head)));
        }
        Authenticated caller = ((Entry.Open) entry).caller();
        RequestFacts<O> facts = facts(received).withCaller(caller.caller(), port.platform(caller));
        try {
            return admit(port.route(head), head, caller, facts, received);
        } catch (RuntimeException e) {
            return responded(e, facts.withRoute(routeOf(head)));
        }
    }

    private Admission.Settled admit(
            Route<O> route, RequestHead head, Authenticated caller, RequestFacts<O> known, ReceivedRequest received) {
        if (received.identity().refusal().isPresent()) {
            throw received.identity().refusal().get();
        }
        RequestIdentity identity = received.identity().identity();
        RequestFacts<O> facts = known.withRoute(Optional.of(route));
        Optional<BrokerResponse> immediate = port.immediate(route, head, facts);
        if (immediate.isPresent()) {
            return new Admission.Answered(immediate.get());
        }
        RequestedCommand<C> requested = port.read(route, head, caller, identity);
        return new AdmittedRequest<>(port, route, facts, TraceParent.of(head.headers()), requested, responses, running);
    }

    private RequestFacts<O> facts(ReceivedRequest received) {
        return RequestFacts.of(received);
    }

    /** The route of a request that is rejected, for its report. */
    private Optional<Route<O>> routeOf(RequestHead head) {
        try {
            return Optional.of(port.route(head));
        } catch (Refusal unknown) {
            return Optional.empty();
        }
    }

    private Admission.Answered responded(RuntimeException failure, RequestFacts<O> facts) {
        RequestIdentity identity = facts.identity();
        Refusal refusal = failure instanceof Refusal known ? known : InternalFailure.refusal(identity.value());
        port.report(facts, Optional.empty(), refusal.reply());
        return new Admission.Answered(
                failure == refusal ? responses.write(refusal.reply(), identity) : responses.failed(failure, identity));
    }

    /** How many requests are being carried out. */
    public int running() {
        return running.get();
    }

    @Override
    public BrokerResponse refuse(RequestHead head, HeadProblem problem) {
        RequestFacts<O> facts =
                facts(ReceivedRequest.now(head.headers(), ticker)).withRoute(routeOf(head));
        return responded(refusal(problem), facts).response();
    }

    private static Refusal refusal(HeadProblem problem) {
        return switch (problem) {
            case UNCLEAR_LENGTH ->
                Refusal.of(
                        Outcome.MALFORMED,
                        "The end of the request body is ambiguous. Send one Content-Length, or only Transfer-Encoding:"
                                + " chunked with HTTP/1.1.");
            case TOO_LARGE ->
                Refusal.of(
                        Outcome.HEADERS_TOO_LARGE,
                        "The target and headers of the request are too large, or the headers too many. Send less.");
        };
    }

    @Override
    public int maxBodyBytes() {
        return port.maxBodyBytes();
    }
}

package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.authentication.AuthenticationStep.Result;
import io.openbroker.runtime.internal.authentication.RequestAuthentication;
import io.openbroker.runtime.internal.proxy.SenderResolver;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.internal.response.InternalFailure;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private final SenderResolver senders;
    private final Ticker ticker;
    private final Responses responses;
    private final AtomicInteger running = new AtomicInteger();

    public RequestPipeline(Port<O, C> port, SenderResolver senders, Ticker ticker) {
        this.port = port;
        this.senders = senders;
        this.ticker = ticker;
        this.responses = new Responses(port.responseHeaders());
    }

    @Override
    public Admission admit(RequestHead sent) {
        RequestHead head = senders.resolve(sent);
        ReceivedRequest received = ReceivedRequest.now(head, ticker);
        try {
            RequestAuthentication authentication = port.authentication(head);
            CompletableFuture<Result> result = authentication.step().authenticate(head);
            if (result.isDone() && !result.isCompletedExceptionally()) {
                return settle(result.join(), authentication, received);
            }
            return new Admission.Deferred(
                    result.handle((decided, failure) -> settle(decided, failure, authentication, received)));
        } catch (RuntimeException e) {
            return responded(e, facts(received).withRoute(routeOf(head)));
        }
    }

    // Exactly one of result and failure is non-null.
    private Admission.Settled settle(
            @Nullable Result result,
            @Nullable Throwable failure,
            RequestAuthentication authentication,
            ReceivedRequest received) {
        if (result == null) {
            return responded(
                    new IllegalStateException("An authenticator failed", failure),
                    facts(received).withRoute(routeOf(authentication.head())));
        }
        return settle(result, authentication, received);
    }

    private Admission.Settled settle(Result result, RequestAuthentication authentication, ReceivedRequest received) {
        RequestHead head = authentication.head();
        return result.either(
                caller -> admit(caller, head, received),
                rejection -> responded(
                        rejection,
                        facts(received).withPrefix(authentication.prefix()).withRoute(routeOf(head))));
    }

    private Admission.Settled admit(Authenticated caller, RequestHead head, ReceivedRequest received) {
        RequestFacts<O> facts = facts(received).withCaller(caller.caller(), port.platform(caller));
        try {
            return admit(port.route(head), head, caller, facts, received);
        } catch (RuntimeException e) {
            return responded(e, facts.withRoute(routeOf(head)));
        }
    }

    private Admission.Settled admit(
            Route<O> route, RequestHead head, Authenticated caller, RequestFacts<O> known, ReceivedRequest received) {
        if (received.identity().rejection().isPresent()) {
            throw received.identity().rejection().get();
        }
        RequestIdentity identity = received.identity().identity();
        RequestFacts<O> facts = known.withRoute(Optional.of(route));
        Optional<BrokerResponse> immediate = port.immediate(route, head, facts);
        if (immediate.isPresent()) {
            return new Admission.Responded(immediate.get());
        }
        RequestedCommand<C> requested = port.read(route, head, caller, identity);
        return new AdmittedRequest<>(
                port, route, facts, TraceParent.of(head.headers()), requested, responses, head.headers(), running);
    }

    private RequestFacts<O> facts(ReceivedRequest received) {
        return RequestFacts.of(received);
    }

    /** The route of a request that is rejected, for its report. */
    private Optional<Route<O>> routeOf(RequestHead head) {
        try {
            return Optional.of(port.route(head));
        } catch (Rejection unknown) {
            return Optional.empty();
        }
    }

    private Admission.Responded responded(RuntimeException failure, RequestFacts<O> facts) {
        RequestIdentity identity = facts.identity();
        Rejection rejection = failure instanceof Rejection known ? known : InternalFailure.rejection(identity.value());
        port.report(facts, Optional.empty(), rejection.response());
        return new Admission.Responded(
                failure == rejection
                        ? responses.write(rejection.response(), identity)
                        : responses.failed(failure, identity));
    }

    /** How many requests are being carried out. */
    public int running() {
        return running.get();
    }

    @Override
    public BrokerResponse reject(RequestHead head, HeadProblem problem) {
        RequestFacts<O> facts = facts(ReceivedRequest.now(head, ticker)).withRoute(routeOf(head));
        return responded(rejection(problem), facts).response();
    }

    private static Rejection rejection(HeadProblem problem) {
        return switch (problem) {
            case AMBIGUOUS_LENGTH ->
                Rejection.of(
                        Outcome.MALFORMED,
                        "The end of the request body is ambiguous. Send one Content-Length, or only Transfer-Encoding:"
                                + " chunked with HTTP/1.1.");
            case UNSUPPORTED_PROTOCOL ->
                Rejection.of(
                        Outcome.PROTOCOL_UNSUPPORTED,
                        "The version of HTTP is not supported. Send HTTP/1.1, or HTTP/2 over TLS.");
            case TOO_LARGE ->
                Rejection.of(
                        Outcome.HEADERS_TOO_LARGE,
                        "The target and headers of the request are too large, or the headers too many. Send less.");
        };
    }

    @Override
    public int maxBodyBytes() {
        return port.maxBodyBytes();
    }
}

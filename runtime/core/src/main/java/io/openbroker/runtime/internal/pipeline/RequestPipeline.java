package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.answer.InternalFailure;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.authentication.AuthenticationStep.Attempt;
import io.openbroker.runtime.internal.authentication.AuthenticationStep.Entry;
import io.openbroker.runtime.internal.authentication.Entrances;
import io.openbroker.runtime.internal.authentication.Entrances.Entrance;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.Commands;
import io.openbroker.runtime.internal.request.CommandReader;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.internal.request.Router;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of a request, put together. */
public final class RequestPipeline implements BrokerPipeline {

    private final Router router = new Router();
    private final CatalogAnswer catalog;
    private final CommandReader reader;
    private final Commands commands;
    private final Entrances entrances;
    private final Limits limits;
    private final Ticker ticker;
    private final RequestReporter reporter;

    private RequestPipeline(
            ServiceCatalog catalog,
            Commands commands,
            Entrances entrances,
            Limits limits,
            Ticker ticker,
            BrokerObserver observer) {
        this.catalog = new CatalogAnswer(catalog.document());
        this.reader = new CommandReader(catalog, limits);
        this.commands = commands;
        this.entrances = entrances;
        this.limits = limits;
        this.ticker = ticker;
        this.reporter = new RequestReporter(observer, ticker);
    }

    /** The pipeline of a broker. */
    public static RequestPipeline create(
            ServiceCatalog catalog,
            Commands commands,
            Entrances entrances,
            Limits limits,
            Ticker ticker,
            BrokerObserver observer) {
        return new RequestPipeline(catalog, commands, entrances, limits, ticker, observer);
    }

    @Override
    public Admission admit(RequestHead head) {
        Arrival arrival = Arrival.now(head.headers(), ticker);
        try {
            ApiVersion.check(head.headers());
            Entrance entrance = entrances.of(head);
            Attempt attempt = entrance.step().enter(head);
            if (attempt instanceof Attempt.Later later) {
                return new Admission.Deferred(
                        later.entry().handle((entry, failure) -> settle(entry, failure, entrance, arrival)));
            }
            return admit(((Attempt.Now) attempt).entry(), entrance, arrival);
        } catch (RuntimeException e) {
            return answered(e, RequestFacts.of(arrival).asking(asked(head)));
        }
    }

    // Of an entry and a failure one is there.
    private Admission.Settled settle(
            @Nullable Entry entry, @Nullable Throwable failure, Entrance entrance, Arrival arrival) {
        if (entry == null) {
            return answered(
                    new IllegalStateException("An authenticator failed", failure),
                    RequestFacts.of(arrival).asking(asked(entrance.head())));
        }
        return admit(entry, entrance, arrival);
    }

    private Admission.Settled admit(Entry entry, Entrance entrance, Arrival arrival) {
        RequestHead head = entrance.head();
        RequestFacts facts = RequestFacts.of(arrival);
        if (entry instanceof Entry.Closed closed) {
            return answered(closed.refusal(), facts.under(entrance.prefix()).asking(asked(head)));
        }
        Authenticated caller = ((Entry.Open) entry).caller();
        try {
            return admit(router.route(head), head, caller, arrival);
        } catch (RuntimeException e) {
            return answered(e, facts.from(caller).asking(asked(head)));
        }
    }

    private Admission.Settled admit(Route route, RequestHead head, Authenticated caller, Arrival arrival) {
        if (arrival.identity().refusal().isPresent()) {
            throw arrival.identity().refusal().get();
        }
        RequestIdentity identity = arrival.identity().identity();
        if (route.operation() == OsbOperation.CATALOG) {
            Outcome outcome = catalog.outcome(head);
            reporter.catalog(outcome, arrival.nanos());
            return new Admission.Answered(catalog.answer(outcome, identity));
        }
        RequestedCommand requested = reader.read(route, head, caller.platform(), identity);
        RequestFacts facts = RequestFacts.of(arrival).from(caller).asking(Optional.of(route));
        return new AdmittedRequest(
                route, facts, TraceParent.of(head.headers()), requested, commands, reporter, limits.maxBodyBytes());
    }

    /** What a request asks for that is refused, for those who hear of it. */
    private Optional<Route> asked(RequestHead head) {
        try {
            return Optional.of(router.route(head));
        } catch (Refusal unknown) {
            return Optional.empty();
        }
    }

    private Admission.Answered answered(RuntimeException failure, RequestFacts facts) {
        RequestIdentity identity = facts.identity();
        Refusal refusal = failure instanceof Refusal known ? known : InternalFailure.refusal(identity.value());
        reporter.answered(facts, Optional.empty(), refusal.reply());
        return new Admission.Answered(
                failure == refusal ? Answers.of(refusal, identity) : Answers.failed(failure, identity));
    }

    /** How many requests are being carried out. */
    public int running() {
        return reporter.running();
    }

    @Override
    public BrokerResponse refuse(RequestHead head, HeadProblem problem) {
        RequestFacts facts =
                RequestFacts.of(Arrival.now(head.headers(), ticker)).asking(asked(head));
        return answered(refusal(problem), facts).response();
    }

    private static Refusal refusal(HeadProblem problem) {
        return switch (problem) {
            case UNCLEAR_LENGTH ->
                Refusal.of(
                        Outcome.MALFORMED,
                        "It is not clear where the request body ends; send one Content-Length, or Transfer-Encoding:"
                                + " chunked with HTTP/1.1 and nothing else");
            case TOO_LARGE ->
                Refusal.of(
                        Outcome.HEADERS_TOO_LARGE,
                        "The target and the headers of the request are longer, or more, than this broker reads; send less");
        };
    }

    @Override
    public int maxBodyBytes() {
        return limits.maxBodyBytes();
    }
}

package io.openbroker.runtime.pipeline;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.catalog.ServiceCatalog;
import io.openbroker.runtime.command.Commands;
import io.openbroker.runtime.entrance.AuthenticationStep.Attempt;
import io.openbroker.runtime.entrance.AuthenticationStep.Entry;
import io.openbroker.runtime.entrance.Entrances;
import io.openbroker.runtime.entrance.Entrances.Entrance;
import io.openbroker.runtime.http.Admission;
import io.openbroker.runtime.http.BrokerPipeline;
import io.openbroker.runtime.http.BrokerResponse;
import io.openbroker.runtime.http.HeadProblem;
import io.openbroker.runtime.http.RequestHead;
import io.openbroker.runtime.request.CommandReader;
import io.openbroker.runtime.request.RequestedCommand;
import io.openbroker.runtime.request.Route;
import io.openbroker.runtime.request.Router;
import org.jspecify.annotations.Nullable;

/** The steps of a request, put together. */
public final class RequestPipeline implements BrokerPipeline {

    private final Router router = new Router();
    private final CatalogAnswer catalog;
    private final CommandReader reader;
    private final Commands commands;
    private final Entrances entrances;
    private final Limits limits;

    private RequestPipeline(ServiceCatalog catalog, Commands commands, Entrances entrances, Limits limits) {
        this.catalog = new CatalogAnswer(catalog.document());
        this.reader = new CommandReader(catalog, limits);
        this.commands = commands;
        this.entrances = entrances;
        this.limits = limits;
    }

    /** The pipeline of a broker. */
    public static BrokerPipeline create(ServiceCatalog catalog, Commands commands, Entrances entrances, Limits limits) {
        return new RequestPipeline(catalog, commands, entrances, limits);
    }

    @Override
    public Admission admit(RequestHead head) {
        IdentityHeader identity = IdentityHeader.of(head.headers());
        try {
            ApiVersion.check(head.headers());
            Entrance entrance = entrances.of(head);
            Attempt attempt = entrance.step().enter(head);
            if (attempt instanceof Attempt.Later later) {
                return new Admission.Deferred(
                        later.entry().handle((entry, failure) -> settle(entry, failure, entrance.head(), identity)));
            }
            return admit(((Attempt.Now) attempt).entry(), entrance.head(), identity);
        } catch (RuntimeException e) {
            return answered(e, identity);
        }
    }

    // Of an entry and a failure one is there.
    private Admission.Settled settle(
            @Nullable Entry entry, @Nullable Throwable failure, RequestHead head, IdentityHeader identity) {
        try {
            if (entry == null) {
                throw new IllegalStateException("An authenticator failed", failure);
            }
            return admit(entry, head, identity);
        } catch (RuntimeException e) {
            return answered(e, identity);
        }
    }

    private static Admission.Answered answered(RuntimeException failure, IdentityHeader identity) {
        return new Admission.Answered(
                failure instanceof Refusal refusal
                        ? Answers.of(refusal, identity.identity())
                        : Answers.failed(failure, identity.identity()));
    }

    private Admission.Settled admit(Entry entry, RequestHead head, IdentityHeader header) {
        if (entry instanceof Entry.Closed closed) {
            throw closed.refusal();
        }
        Authenticated caller = ((Entry.Open) entry).caller();
        Route route = router.route(head);
        if (header.refusal().isPresent()) {
            throw header.refusal().get();
        }
        RequestIdentity identity = header.identity();
        if (route.operation() == OsbOperation.CATALOG) {
            return new Admission.Answered(catalog.answer(head, identity));
        }
        RequestedCommand requested = reader.read(route, head, caller.platform(), identity);
        return new AdmittedRequest(route, identity, caller, requested, commands, limits.maxBodyBytes());
    }

    @Override
    public BrokerResponse refuse(RequestHead head, HeadProblem problem) {
        return Answers.of(refusal(problem), IdentityHeader.of(head.headers()).identity());
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
                        "The target and the headers of the request are longer than this broker reads; send less");
        };
    }

    @Override
    public int maxBodyBytes() {
        return limits.maxBodyBytes();
    }
}

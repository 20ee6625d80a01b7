package io.openbroker.runtime.internal.platform;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.authentication.PlatformAuthentication;
import io.openbroker.runtime.internal.authentication.RequestAuthentication;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.Commands;
import io.openbroker.runtime.internal.pipeline.CachedDocument;
import io.openbroker.runtime.internal.pipeline.Port;
import io.openbroker.runtime.internal.pipeline.RequestFacts;
import io.openbroker.runtime.internal.pipeline.RequestPipeline;
import io.openbroker.runtime.internal.proxy.SenderResolver;
import io.openbroker.runtime.internal.request.CommandReader;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.internal.request.Router;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The port of platforms, which serves the Open Service Broker API. */
public final class PlatformPort implements Port<OsbOperation, Command> {

    private final Router<OsbOperation> router = PlatformRoutes.router();
    private final CachedDocument catalog;
    private final CommandReader reader;
    private final Commands commands;
    private final PlatformAuthentication authentication;
    private final Limits limits;
    private final Ticker ticker;
    private final BrokerObserver observer;
    private final RequestAudit audit;

    private PlatformPort(
            ServiceCatalog catalog,
            Commands commands,
            PlatformAuthentication authentication,
            Limits limits,
            Ticker ticker,
            BrokerObserver observer,
            AuditLog audit) {
        this.catalog = new CachedDocument(
                catalog.document().etag(),
                "application/json",
                catalog.document().json(),
                Map.of());
        this.reader = new CommandReader(catalog, limits);
        this.commands = commands;
        this.authentication = authentication;
        this.limits = limits;
        this.ticker = ticker;
        this.observer = observer;
        this.audit = new RequestAudit(audit);
    }

    /** The pipeline of this port. */
    public static RequestPipeline<OsbOperation, Command> pipeline(
            ServiceCatalog catalog,
            Commands commands,
            PlatformAuthentication authentication,
            SenderResolver senders,
            Limits limits,
            Ticker ticker,
            BrokerObserver observer,
            AuditLog audit) {
        return new RequestPipeline<>(
                new PlatformPort(catalog, commands, authentication, limits, ticker, observer, audit), senders, ticker);
    }

    @Override
    public int maxBodyBytes() {
        return limits.maxBodyBytes();
    }

    @Override
    public Map<String, String> responseHeaders() {
        return Map.of();
    }

    @Override
    public RequestAuthentication authentication(RequestHead head) {
        ApiVersion.check(head.headers());
        return authentication.of(head);
    }

    @Override
    public Route<OsbOperation> route(RequestHead head) {
        return router.route(head);
    }

    @Override
    public Optional<BrokerResponse> immediate(
            Route<OsbOperation> route, RequestHead head, RequestFacts<OsbOperation> facts) {
        if (route.operation() != OsbOperation.CATALOG) {
            return Optional.empty();
        }
        CachedDocument.Variant response = catalog.of(head);
        Outcome outcome = response.unchanged() ? Outcome.CATALOG_UNCHANGED : Outcome.CATALOG_SERVED;
        observe(facts, outcome, outcome.status());
        return Optional.of(response.write(facts.identity()));
    }

    @Override
    public RequestedCommand<Command> read(
            Route<OsbOperation> route, RequestHead head, Authenticated caller, RequestIdentity identity) {
        return reader.read(route, head, caller.platform(), identity);
    }

    @Override
    public Optional<Platform> platform(Authenticated caller) {
        return Optional.of(caller.platform());
    }

    @Override
    public Response carryOut(Command command, RequestFacts<OsbOperation> facts, Consumer<Response> early) {
        return commands.carryOut(command, early::accept);
    }

    @Override
    public void report(RequestFacts<OsbOperation> facts, Optional<Command> command, Response response) {
        audit.record(facts, command, response);
        observe(facts, response.outcome(), response.status());
    }

    private void observe(RequestFacts<OsbOperation> facts, Outcome outcome, int status) {
        observer.requestCompleted(
                new CompletedRequest(facts.operation(), outcome.name(), status, ticker.since(facts.receivedNanos())));
    }
}

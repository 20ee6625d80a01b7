package io.openbroker.runtime.pipeline;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.answer.Outcome;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.authentication.Authentication;
import io.openbroker.runtime.catalog.ServiceCatalog;
import io.openbroker.runtime.command.Commands;
import io.openbroker.runtime.http.Admission;
import io.openbroker.runtime.http.BrokerPipeline;
import io.openbroker.runtime.http.RequestHead;
import io.openbroker.runtime.request.CommandReader;
import io.openbroker.runtime.request.RequestedCommand;
import io.openbroker.runtime.request.Route;
import io.openbroker.runtime.request.Router;

/** The steps of a request, put together. */
public final class RequestPipeline implements BrokerPipeline {

    private final Router router = new Router();
    private final CatalogAnswer catalog;
    private final CommandReader reader;
    private final Commands commands;
    private final Authentication authentication;
    private final Limits limits;

    private RequestPipeline(ServiceCatalog catalog, Commands commands, Authentication authentication, Limits limits) {
        this.catalog = new CatalogAnswer(catalog.document());
        this.reader = new CommandReader(catalog, limits);
        this.commands = commands;
        this.authentication = authentication;
        this.limits = limits;
    }

    /** The pipeline of a broker. */
    public static BrokerPipeline create(
            ServiceCatalog catalog, Commands commands, Authentication authentication, Limits limits) {
        return new RequestPipeline(catalog, commands, authentication, limits);
    }

    @Override
    public Admission admit(RequestHead head) {
        IdentityHeader identity = IdentityHeader.of(head.headers());
        try {
            return admit(head, identity);
        } catch (Refusal refusal) {
            return new Admission.Answered(Answers.of(refusal, identity.identity()));
        } catch (RuntimeException unexpected) {
            return new Admission.Answered(Answers.failed(unexpected, identity.identity()));
        }
    }

    private Admission admit(RequestHead head, IdentityHeader header) {
        ApiVersion.check(head.headers());
        Platform platform = platform(head);
        Route route = router.route(head);
        if (header.refusal().isPresent()) {
            throw header.refusal().get();
        }
        RequestIdentity identity = header.identity();
        if (route.operation() == OsbOperation.CATALOG) {
            return new Admission.Answered(catalog.answer(head, identity));
        }
        RequestedCommand requested = reader.read(route, head, platform, identity);
        return new AdmittedRequest(route, identity, requested, commands, limits.maxBodyBytes());
    }

    private Platform platform(RequestHead head) {
        return authentication
                .authenticate(head.headers())
                .orElseThrow(() -> Refusal.of(
                                Outcome.UNAUTHORIZED,
                                "The credentials are missing or wrong; authenticate with those that were agreed with"
                                        + " the broker's operator")
                        .withHeader("WWW-Authenticate", authentication.challenge()));
    }

    @Override
    public int maxBodyBytes() {
        return limits.maxBodyBytes();
    }
}

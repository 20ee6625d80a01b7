package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.Mode;
import java.util.List;
import java.util.function.Predicate;

/** Brokers that fail when requests meet, or when requests are hostile. */
final class RaceDefects {

    private static final Predicate<BrokerHttpRequest> CREATIONS = Route.PROVISION.or(Route.BIND);
    private static final String INTERNAL = "{\"description\": \"Internal error.\"}";

    private RaceDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                                "provisions at the same time all create",
                                "Each is a 201.",
                                () -> Layer.responses(
                                        Route.PROVISION,
                                        reply -> reply.on(200, repeated -> repeated.status(201))
                                                .on(422, busy -> busy.with(201, "{}"))))
                        .in(Mode.RACES),
                Defect.of(
                                "binds at the same time all create",
                                "Each is a 201.",
                                () -> Layer.responses(
                                        Route.BIND,
                                        reply -> reply.on(200, repeated -> repeated.status(201))
                                                .on(422, busy -> busy.with(201, "{\"credentials\": {}}"))))
                        .in(Mode.RACES),
                Defect.of(
                                "requests at the same time are a 500",
                                "A row is locked.",
                                () -> Layer.responses(
                                        CREATIONS.or(Route.DEPROVISION).or(Route.UNBIND),
                                        reply -> reply.is(409, 410, 422) ? reply.with(500, INTERNAL) : reply))
                        .in(Mode.RACES),
                Defect.async(
                                "operations at the same time are a 500",
                                "A row is locked.",
                                () -> CrowdDefects.crowd(
                                        Route.UPDATE, Route.UPDATE, reply -> reply.with(500, INTERNAL)))
                        .in(Mode.RACES),
                Defect.of(
                                "conflicts at the same time are a 200",
                                "The last one wins.",
                                () -> Layer.responses(
                                        CREATIONS,
                                        reply -> reply.on(409, conflict -> conflict.with(200, "{}"))
                                                .on(422, busy -> busy.with(200, "{}"))))
                        .in(Mode.RACES),
                Defect.of(
                                "concurrent operations have no code",
                                "error is missing.",
                                () -> CrowdDefects.crowd(
                                        Route.UPDATE, Route.UPDATE, reply -> reply.with(422, INTERNAL)))
                        .in(Mode.RACES),
                Defect.of(
                                "hostile requests are a 500",
                                "Nothing is checked.",
                                () -> Layer.responses(
                                        RaceDefects::unusual,
                                        reply -> reply.onError(error -> error.with(500, INTERNAL))))
                        .in(Mode.HOSTILE),
                Defect.of(
                                "hostile requests are a page",
                                "The server in front responds.",
                                () -> Layer.responses(RaceDefects::unusual, reply -> reply.onError(Reply::html)))
                        .in(Mode.HOSTILE),
                Defect.of(
                                "hostile requests have no response",
                                "The connection is closed.",
                                () -> Layer.dropping(RaceDefects::unusual))
                        .in(Mode.HOSTILE));
    }

    /** What the requests of a lifecycle do not have. */
    private static boolean unusual(BrokerHttpRequest request) {
        return request.target().length() > 1_000
                || request.target().contains("%")
                || request.headers().size() > 20
                || (request.body().isPresent() && !Reply.node(request.text()).isObject())
                || request.text().length() > 10_000;
    }
}

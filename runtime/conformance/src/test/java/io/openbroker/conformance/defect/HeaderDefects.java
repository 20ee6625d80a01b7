package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Brokers that read or write headers wrongly: version, authentication, identities. */
final class HeaderDefects {

    private static final String VERSION = "X-Broker-API-Version";
    private static final String IDENTITY = "X-Broker-API-Request-Identity";
    private static final String ORIGINATING = "X-Broker-API-Originating-Identity";
    private static final String AUTHORIZATION = "Authorization";

    private HeaderDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                                "a request without version is served",
                                "The version is compared only if there is one.",
                                () -> Layer.requests(
                                        Layer::any,
                                        request ->
                                                request.header(VERSION).isPresent() ? request : withVersion(request)))
                        .permitted("Brokers may reject such requests, and need not."),
                Defect.of(
                                "an old version is served",
                                "The version is required, and not compared.",
                                () -> Layer.requests(
                                        Layer::any,
                                        request -> request.header(VERSION)
                                                        .orElse("2")
                                                        .startsWith("2.1")
                                                ? request
                                                : withVersion(request)))
                        .permitted("Brokers may reject versions that they do not support, and need not."),
                Defect.of(
                        "only one version is served",
                        "The version is compared by equality, so newer minor versions are rejected.",
                        () -> Layer.responses(
                                Layer::any,
                                (request, reply) ->
                                        request.header(VERSION).orElse("2.17").equals("2.17")
                                                ? reply
                                                : reply.with(412, "{\"description\": \"Version 2.17 is required.\"}"))),
                Defect.of(
                        "versions are checked for the catalog only",
                        "The check is skipped on other paths.",
                        () -> Layer.requests(Route.CATALOG.negate(), HeaderDefects::withVersion)),
                Defect.of(
                        "a wrong version is a 400",
                        "In place of a 412.",
                        () -> Layer.responses(Layer::any, reply -> reply.on(412, wrong -> wrong.status(400)))),
                Defect.of(
                        "a 412 has no description",
                        "The body is empty.",
                        () -> Layer.responses(Layer::any, reply -> reply.on(412, wrong -> wrong.body("{}")))),
                Defect.of(
                        "the request identity is never returned",
                        "The header is ignored.",
                        () -> Layer.responses(Layer::any, reply -> reply.without(IDENTITY))),
                Defect.of(
                        "the request identity is not returned with errors",
                        "Errors are written by another part of the broker.",
                        () -> Layer.responses(Layer::any, reply -> reply.onError(error -> error.without(IDENTITY)))),
                Defect.of(
                        "the request identity is replaced",
                        "The broker generates its own.",
                        () -> Layer.responses(
                                Layer::any,
                                reply -> reply.without(IDENTITY)
                                        .header(IDENTITY, "c2f7a9de-6f1c-4a8e-9f0a-0a4b6b8f7a11"))),
                Defect.of(
                        "an originating identity is rejected",
                        "The broker rejects platforms that it does not know.",
                        () -> Layer.responses(
                                Layer::any,
                                (request, reply) -> request.header(ORIGINATING).isPresent() && !reply.isError()
                                        ? reply.with(400, "{\"description\": \"Unknown originating identity.\"}")
                                        : reply)),
                Defect.of(
                        "an originating identity that is malformed is a 500",
                        "Decoding it throws an exception.",
                        () -> Layer.responses(
                                Layer::any,
                                (request, reply) -> request.header(ORIGINATING).isPresent() && reply.isError()
                                        ? reply.with(500, "{\"description\": \"Internal error.\"}")
                                        : reply)));
    }

    static List<Defect> authentication() {
        return List.of(
                Defect.of(
                        "everybody is served",
                        "Credentials are not checked.",
                        () -> Layer.requests(Layer::any, HeaderDefects::authenticated)),
                Defect.of(
                        "every password is right",
                        "The user is checked, and the password is not.",
                        () -> Layer.requests(
                                request ->
                                        request.header(AUTHORIZATION).orElse("").startsWith("Basic "),
                                HeaderDefects::authenticated)),
                Defect.of(
                        "everybody may read the catalog",
                        "Credentials are checked on other paths only.",
                        () -> Layer.requests(Route.CATALOG, HeaderDefects::authenticated)),
                Defect.of(
                        "everybody may fetch instances and bindings",
                        "Credentials are checked for the catalog and for writes only.",
                        () -> Layer.requests(
                                Route.FETCH
                                        .or(Route.FETCH_BINDING)
                                        .or(Route.LAST_OPERATION)
                                        .or(Route.LAST_BINDING_OPERATION),
                                HeaderDefects::authenticated)),
                Defect.of(
                        "everybody may delete",
                        "Credentials are not checked for DELETE.",
                        () -> Layer.requests(Route.DEPROVISION.or(Route.UNBIND), HeaderDefects::authenticated)),
                Defect.of(
                        "missing credentials are a 403",
                        "In place of a 401.",
                        () -> Layer.responses(Layer::any, reply -> reply.on(401, denied -> denied.status(403)))),
                Defect.of(
                        "a 401 has no challenge",
                        "WWW-Authenticate is missing.",
                        () -> Layer.responses(
                                Layer::any, reply -> reply.on(401, denied -> denied.without("WWW-Authenticate")))),
                Defect.of(
                        "a 401 is a page",
                        "The body is HTML.",
                        () -> Layer.responses(Layer::any, reply -> reply.on(401, Reply::html))),
                Defect.of(
                        "a malformed Authorization is a 500",
                        "Decoding it throws an exception.",
                        () -> Layer.responses(
                                Layer::any,
                                (request, reply) -> reply.on(
                                        401,
                                        denied -> request.header(AUTHORIZATION).isPresent()
                                                ? denied.with(500, "{\"description\": \"Internal error.\"}")
                                                : denied))));
    }

    private static BrokerHttpRequest withVersion(BrokerHttpRequest request) {
        return request.withHeader(VERSION, "2.17");
    }

    private static BrokerHttpRequest authenticated(BrokerHttpRequest request) {
        return request.withHeader(
                AUTHORIZATION,
                "Basic " + Base64.getEncoder().encodeToString("cf:pl4tform".getBytes(StandardCharsets.UTF_8)));
    }
}

package io.openbroker.conformance.internal.check.authentication;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.Routes;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Who may call the broker. The checks apply where the run has credentials: then authentication is agreed, and requests that fail it
 * have to get 401.
 */
public final class AuthenticationChecks {

    private static final String REMEDY =
            "Authenticate every request before it is routed or read, and respond with 401.";

    private AuthenticationChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                must("catalog.none")
                        .requirement("GET /v2/catalog without credentials gets 401.")
                        .remedy(REMEDY)
                        .reads(agreed((probe, credentials) ->
                                expect401(probe, "no credentials", bare(probe, OsbRequest.catalog())))),
                must("catalog.wrong-password")
                        .requirement("GET /v2/catalog with another password gets 401.")
                        .remedy("Compare user and password in full.")
                        .reads(basic((probe, credentials) -> expect401(
                                probe,
                                "another password",
                                sendWith(
                                        probe,
                                        credentials.withPassword(probe.newId()).header())))),
                must("catalog.wrong-user")
                        .requirement("GET /v2/catalog with another user and the right password gets 401.")
                        .remedy("Compare user and password in full.")
                        .reads(basic((probe, credentials) -> expect401(
                                probe,
                                "another user",
                                sendWith(
                                        probe,
                                        credentials.withUser(probe.newId()).header())))),
                must("catalog.similar-password")
                        .requirement("A password that is longer, shorter, of other case or empty gets 401.")
                        .remedy("Compare passwords in full, byte by byte.")
                        .reads(basic((probe, credentials) -> {
                            for (String similar : credentials.similarPasswords()) {
                                expect401(
                                        probe,
                                        "a similar password",
                                        sendWith(
                                                probe,
                                                credentials
                                                        .withPassword(similar)
                                                        .header()));
                            }
                        })),
                must("catalog.similar-user")
                        .requirement("A user name that is longer, shorter or empty gets 401.")
                        .remedy("Compare user names in full, byte by byte.")
                        .reads(basic((probe, credentials) -> {
                            for (String similar : credentials.similarUsers()) {
                                expect401(
                                        probe,
                                        "a similar user name",
                                        sendWith(
                                                probe,
                                                credentials.withUser(similar).header()));
                            }
                        })),
                must("catalog.wrong-token")
                        .requirement("GET /v2/catalog with another token gets 401.")
                        .remedy("Verify the token in full.")
                        .reads(agreed((probe, credentials) -> {
                            if (Credentials.basic(credentials).isPresent()) {
                                throw probe.notApplicable("The run authenticates with user and password.");
                            }
                            expect401(probe, "a token with more characters", sendWith(probe, credentials + "x"));
                        })),
                must("catalog.other-scheme")
                        .requirement("Credentials of another scheme get 401.")
                        .remedy("Accept only the schemes that are agreed with platforms.")
                        .reads(agreed((probe, credentials) -> {
                            expect401(
                                    probe,
                                    "an unknown scheme",
                                    sendWith(probe, "Conformance " + credentials.replaceFirst("^\\S+\\s*", "")));
                        })),
                must("catalog.malformed")
                        .requirement("A malformed header Authorization gets 401, or 400.")
                        .remedy("Treat credentials that cannot be decoded as wrong ones; do not fail.")
                        .reads(agreed((probe, credentials) -> {
                            for (String malformed : Credentials.MALFORMED) {
                                ResponseView response = sendWith(probe, malformed);
                                probe.expect(
                                        response.is(401, 400),
                                        "A malformed Authorization got " + response.status() + ". Expected: 401.",
                                        response);
                            }
                        })),
                Check.should(Area.AUTHENTICATION, "authentication.scheme-case")
                        .section(SpecSection.AUTHENTICATION)
                        .requirement("The name of the scheme is read whatever its case, as HTTP says.")
                        .remedy("Compare the scheme without regard to case.")
                        .reads(agreed((probe, credentials) -> {
                            String scheme = credentials.replaceFirst("\\s.*", "");
                            String lower = scheme.toLowerCase(Locale.ROOT) + credentials.substring(scheme.length());
                            probe.expectStatus(sendWith(probe, lower), 200);
                        })),
                read("fetch-instance", 0, "GET /v2/service_instances/:instance_id"),
                read("last-operation", 1, "GET /v2/service_instances/:instance_id/last_operation"),
                read("fetch-binding", 2, "GET /v2/service_instances/:instance_id/service_bindings/:binding_id"),
                read("last-binding-operation", 3, "GET …/service_bindings/:binding_id/last_operation"),
                write("provision", 0, "PUT /v2/service_instances/:instance_id"),
                write("update", 1, "PATCH /v2/service_instances/:instance_id"),
                write("bind", 2, "PUT /v2/service_instances/:instance_id/service_bindings/:binding_id"),
                write("unbind", 3, "DELETE /v2/service_instances/:instance_id/service_bindings/:binding_id"),
                write("deprovision", 4, "DELETE /v2/service_instances/:instance_id"),
                must("before-body")
                        .requirement("Without credentials a request gets 401 whatever its body is.")
                        .remedy("Authenticate the request before the body is read.")
                        .writes(agreed((probe, credentials) -> {
                            for (String body : List.of("{", "[]", "")) {
                                BrokerHttpRequest request =
                                        Routes.unknownPlan(probe).httpWithBody(body);
                                expect401(
                                        probe,
                                        "no credentials and a malformed body",
                                        probe.send(probe.omitting(request, Credentials.HEADER)));
                            }
                        })),
                must("existing-instance")
                        .requirement("Without credentials requests about a service instance that exists get 401.")
                        .remedy(REMEDY)
                        .at(Stage.PROVISIONED, (probe, shared) -> {
                            authorization(probe);
                            for (OsbRequest request : List.of(
                                    shared.instance().fetchRequest(),
                                    shared.instance().lastOperationRequest())) {
                                expect401(probe, "no credentials", bare(probe, request));
                            }
                        }),
                Check.should(Area.AUTHENTICATION, "authentication.challenge")
                        .section(SpecSection.AUTHENTICATION)
                        .requirement("A 401 has the header WWW-Authenticate, as HTTP demands.")
                        .remedy("Add WWW-Authenticate with the scheme, such as Basic realm=\"broker\".")
                        .reads(rejected((probe, response) -> probe.expect(
                                response.header("WWW-Authenticate")
                                        .filter(challenge -> !challenge.isBlank())
                                        .isPresent(),
                                "The 401 has no WWW-Authenticate.",
                                response))),
                Check.should(Area.AUTHENTICATION, "authentication.json-body")
                        .section(SpecSection.CONTENT_TYPE)
                        .requirement("The body of a 401, if there is one, is a JSON object.")
                        .remedy("Replace the framework's error page with {\"description\": \"…\"}.")
                        .reads(rejected((probe, response) -> {
                            if (response.response().body().length > 0) {
                                probe.expect(
                                        response.json().isObject(),
                                        "The body of the 401 is "
                                                + response.jsonProblem()
                                                        .map(problem -> "not an object: " + problem)
                                                        .orElseGet(() ->
                                                                response.json().type())
                                                + ".",
                                        response);
                            }
                        })),
                Check.may(Area.AUTHENTICATION, "authentication.no-secrets-in-body")
                        .section(SpecSection.AUTHENTICATION)
                        .requirement("A 401 repeats neither credentials nor parts of the catalog.")
                        .remedy("Return a fixed description.")
                        .reads(basic((probe, credentials) -> {
                            ResponseView response = sendWith(
                                    probe, credentials.withUser("conformance").header());
                            String body = response.response().text();
                            probe.expect(
                                    !credentials.isSecretIn(body),
                                    "The response repeats the password that was sent.",
                                    response);
                            probe.expect(
                                    !response.is(401)
                                            || !response.json().get("services").exists(),
                                    "The 401 has the catalog in its body.",
                                    response);
                        })),
                Check.may(Area.AUTHENTICATION, "authentication.no-user-enumeration")
                        .section(SpecSection.AUTHENTICATION)
                        .requirement("The response does not tell a wrong user from a wrong password.")
                        .remedy(
                                "Respond to each failure of authentication with the same status, error and description.")
                        .reads(basic(AuthenticationChecks::sameForUserAndPassword)),
                Check.may(Area.AUTHENTICATION, "authentication.no-existence")
                        .section(SpecSection.AUTHENTICATION)
                        .requirement(
                                "Without credentials the response does not tell whether a service instance exists.")
                        .remedy("Authenticate the request before the service instance is looked up.")
                        .at(Stage.PROVISIONED, (probe, shared) -> {
                            authorization(probe);
                            ResponseView existing =
                                    bare(probe, shared.instance().lastOperationRequest());
                            ResponseView unknown =
                                    bare(probe, probe.requests().lastOperation(probe.newId(), probe.plan()));
                            probe.expect(
                                    told(existing).equals(told(unknown)),
                                    "The response about an existing service instance is " + told(existing)
                                            + ", and about an unknown one " + told(unknown) + ".",
                                    existing.exchange(),
                                    unknown.exchange());
                        }),
                Check.should(Area.AUTHENTICATION, "authentication.after-failures")
                        .section(SpecSection.AUTHENTICATION)
                        .requirement("Right credentials are accepted after wrong ones.")
                        .remedy("Do not lock out a platform for wrong credentials that others send.")
                        .reads(agreed((probe, credentials) -> {
                            for (int i = 0; i < 5; i++) {
                                sendWith(probe, "Basic Y29uZm9ybWFuY2U6d3Jvbmc=");
                            }
                            probe.expectStatus(probe.sendCatalog(), 200);
                        })));
    }

    private static CheckBuilder must(String rule) {
        return Check.must(Area.AUTHENTICATION, "authentication." + rule).section(SpecSection.AUTHENTICATION);
    }

    private static Check read(String rule, int route, String title) {
        return must(rule)
                .requirement(title + " gets 401 without credentials, and with wrong ones, also for unknown ids.")
                .remedy(REMEDY)
                .reads(agreed((probe, credentials) ->
                        expectUnauthorized(probe, Routes.reads(probe).get(route), credentials)));
    }

    private static Check write(String rule, int route, String title) {
        return must(rule)
                .requirement(title + " gets 401 without credentials, and with wrong ones, also for unknown ids.")
                .remedy(REMEDY)
                .writes(agreed((probe, credentials) ->
                        expectUnauthorized(probe, Routes.writes(probe).get(route), credentials)));
    }

    private static void expectUnauthorized(Probe probe, OsbRequest request, String credentials) {
        expect401(probe, "no credentials", bare(probe, request));
        String wrong = Credentials.basic(credentials)
                .map(basic -> basic.withPassword(probe.newId()).header())
                .orElse(credentials + "x");
        expect401(probe, "wrong credentials", probe.send(request.header(Credentials.HEADER, wrong)));
    }

    private static void expect401(Probe probe, String how, ResponseView response) {
        Exchange exchange = response.exchange();
        probe.expect(
                response.is(401),
                exchange.request().method() + " " + exchange.request().target() + " with " + how + " got "
                        + response.status() + ". Expected: 401.",
                response);
    }

    private static String authorization(Probe probe) {
        return probe.catalog()
                .exchange()
                .request()
                .header(Credentials.HEADER)
                .orElseThrow(() -> probe.notApplicable("The run has no credentials."));
    }

    private static CheckBody.OfRequests agreed(BiConsumer<Probe, String> body) {
        return probe -> body.accept(probe, authorization(probe));
    }

    private static CheckBody.OfRequests basic(BiConsumer<Probe, Credentials> body) {
        return agreed((probe, credentials) -> body.accept(
                probe,
                Credentials.basic(credentials)
                        .orElseThrow(
                                () -> probe.notApplicable("The run does not authenticate with user and password."))));
    }

    private static CheckBody.OfRequests rejected(BiConsumer<Probe, ResponseView> body) {
        return agreed((probe, credentials) -> {
            ResponseView response = bare(probe, OsbRequest.catalog());
            if (!response.is(401)) {
                throw probe.notRun("The request without credentials did not get 401; see authentication.catalog.none.");
            }
            body.accept(probe, response);
        });
    }

    private static ResponseView bare(Probe probe, OsbRequest request) {
        return probe.send(probe.omitting(request.http(), Credentials.HEADER));
    }

    private static ResponseView sendWith(Probe probe, String credentials) {
        return probe.send(OsbRequest.catalog().header(Credentials.HEADER, credentials));
    }

    private static void sameForUserAndPassword(Probe probe, Credentials credentials) {
        ResponseView user = sendWith(probe, credentials.withUser(probe.newId()).header());
        ResponseView password =
                sendWith(probe, credentials.withPassword(probe.newId()).header());
        probe.expect(
                told(user).equals(told(password)),
                "A wrong user gets " + told(user) + ", and a wrong password " + told(password) + ".",
                user.exchange(),
                password.exchange());
    }

    /** Returns what a caller reads; request identities in descriptions differ. */
    private static String told(ResponseView response) {
        Function<String, String> member =
                name -> Optional.of(response.json().get(name).text())
                        .filter(text -> !text.isEmpty())
                        .map(text -> " " + text.replaceAll("[0-9a-fA-F-]{8,}", "…"))
                        .orElse("");
        return response.status() + member.apply("error") + member.apply("description");
    }
}

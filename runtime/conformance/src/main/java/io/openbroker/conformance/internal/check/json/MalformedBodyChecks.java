package io.openbroker.conformance.internal.check.json;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.Routes;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Bodies that are malformed get 400. Updates and bind requests are about an instance that exists, so that they are not rejected for
 * another reason.
 */
public final class MalformedBodyChecks {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<JsonNode> NOT_STRINGS =
            List.of(JSON.numberNode(1), JSON.booleanNode(true), JSON.arrayNode(), JSON.objectNode());
    private static final List<JsonNode> NOT_OBJECTS =
            List.of(JSON.stringNode("abc"), JSON.numberNode(1), JSON.arrayNode().add("a"), JSON.booleanNode(true));

    private enum Route {
        PROVISION("provision", "A provision request", SpecSection.PROVISIONING_RESPONSE),
        UPDATE("update", "An update", SpecSection.UPDATING_RESPONSE),
        BIND("bind", "A bind request", SpecSection.BINDING_RESPONSE);

        private final String id;
        private final String title;
        private final SpecSection section;

        Route(String id, String title, SpecSection section) {
            this.id = id;
            this.title = title;
            this.section = section;
        }

        /** Completes a check that sends bent requests of this route. */
        Check finish(CheckBuilder builder, BiConsumer<Probe, Sound> body) {
            return switch (this) {
                case PROVISION ->
                    builder.writes(probe -> body.accept(
                            probe,
                            new Sound(
                                    probe.requests()
                                            .provision(probe.newId(), probe.plan())
                                            .acceptingIncomplete(),
                                    () -> false)));
                case UPDATE ->
                    builder.at(
                            Stage.PROVISIONED,
                            (probe, shared) -> body.accept(
                                    probe,
                                    new Sound(
                                            shared.instance().updateRequest().acceptingIncomplete(),
                                            () -> shared.instance()
                                                    .run(shared.instance().updateRequest())
                                                    .response()
                                                    .is(501))));
                case BIND ->
                    builder.when(Condition.BINDABLE)
                            .at(
                                    Stage.PROVISIONED,
                                    (probe, shared) -> body.accept(
                                            probe,
                                            new Sound(
                                                    shared.instance()
                                                            .reserveBinding()
                                                            .bindRequest()
                                                            .acceptingIncomplete(),
                                                    () -> false)));
            };
        }
    }

    /**
     * A request before it is bent.
     *
     * @param unsupported whether the broker rejects the request as it is with 501; may send it
     */
    private record Sound(OsbRequest request, BooleanSupplier unsupported) {

        void expectRejected(Probe probe, String subject, BrokerHttpRequest bent) {
            ResponseView response = probe.send(bent);
            if (response.is(501) && unsupported.getAsBoolean()) {
                throw probe.notApplicable("The broker responds with 501 to each such request.");
            }
            expect400(probe, subject, response);
        }
    }

    private MalformedBodyChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (Route route : Route.values()) {
            checks.add(body(
                    route, "truncated", "whose body ends too early", "{\"service_id\": \"a\", \"plan_id\": ", "{\"a"));
            checks.add(body(route, "not-json", "whose body is not JSON", "service_id=a&plan_id=b", "<a>b</a>"));
            checks.add(
                    body(route, "not-an-object", "whose body is not an object", "[]", "\"abc\"", "1", "null", "[{}]"));
            checks.add(body(route, "empty-body", "without a body", "", " "));
            checks.add(type(route, true, "service_id", "a string", NOT_STRINGS));
            checks.add(type(route, true, "plan_id", "a string", NOT_STRINGS));
            checks.add(type(route, false, "parameters", "an object", NOT_OBJECTS));
            checks.add(type(route, false, "context", "an object", NOT_OBJECTS));
        }
        checks.add(type(Route.PROVISION, false, "maintenance_info", "an object", NOT_OBJECTS));
        checks.add(type(Route.UPDATE, false, "previous_values", "an object", NOT_OBJECTS));
        checks.add(type(Route.BIND, false, "bind_resource", "an object", NOT_OBJECTS));
        checks.add(Check.should(Area.JSON, "json.content-type.foreign")
                .section(SpecSection.CONTENT_TYPE)
                .requirement(
                        "A body of another Content-Type than application/json is read as JSON, or rejected with 400.")
                .remedy("Reject the Content-Type with 400 instead of 415.")
                .writes(probe -> Stream.of("text/plain", "application/x-www-form-urlencoded", "application/xml")
                        .forEach(type -> expect400(
                                probe,
                                "A provision request of an unknown plan with \"Content-Type: " + type + "\"",
                                Routes.unknownPlan(probe)
                                        .header("Content-Type", type)
                                        .http()))));
        checks.add(Check.should(Area.JSON, "json.content-type.absent")
                .section(SpecSection.CONTENT_TYPE)
                .requirement("A body without Content-Type is read as JSON, or rejected with 400.")
                .remedy("Reject the missing Content-Type with 400 instead of 415, or read the body.")
                .writes(probe -> expect400(
                        probe,
                        "A provision request of an unknown plan without Content-Type",
                        probe.omitting(Routes.unknownPlan(probe).http(), "Content-Type"))));
        checks.add(Check.should(Area.JSON, "json.duplicate-members.rejected")
                .section(SpecSection.PROVISIONING_RESPONSE)
                .requirement("A provision request with two members plan_id, both unknown plans, gets a 4xx.")
                .remedy("Reject bodies with a member twice with 400, or read the last one; do not fail.")
                .writes(probe -> {
                    OsbRequest request = Routes.unknownPlan(probe);
                    String body = request.body().toString();
                    ResponseView response = probe.send(
                            request.httpWithBody("{\"plan_id\": \"" + probe.newId() + "\", " + body.substring(1)));
                    probe.expect(
                            response.isRejection(),
                            "The request with plan_id twice got " + response.status() + ". Expected: 400.",
                            response);
                }));
        return checks;
    }

    private static Check body(Route route, String rule, String how, String... bodies) {
        CheckBuilder builder = Check.must(Area.JSON, "json." + route.id + "." + rule)
                .section(route.section)
                .requirement(route.title + " " + how + " gets 400.")
                .remedy("Respond with 400 to bodies that cannot be read as a JSON object.");
        return route.finish(builder, (probe, sound) -> {
            for (String body : bodies) {
                sound.expectRejected(
                        probe,
                        route.title + " " + how + " (" + body + ")",
                        sound.request().httpWithBody(body));
            }
        });
    }

    private static Check type(Route route, boolean must, String member, String expected, List<JsonNode> values) {
        String id = "json." + route.id + "." + member.replace('_', '-') + "-type";
        CheckBuilder builder = (must ? Check.must(Area.JSON, id) : Check.should(Area.JSON, id))
                .section(route.section)
                .requirement(route.title + " whose " + member + " is not " + expected + " gets 400.")
                .remedy("Validate the type of " + member + " before the request is carried out.");
        return route.finish(builder, (probe, sound) -> {
            for (JsonNode value : values) {
                sound.expectRejected(
                        probe,
                        route.title + " whose " + member + " is " + value,
                        sound.request().with(member, value).http());
            }
        });
    }

    private static void expect400(Probe probe, String subject, BrokerHttpRequest request) {
        expect400(probe, subject, probe.send(request));
    }

    private static void expect400(Probe probe, String subject, ResponseView response) {
        probe.expect(response.is(400), subject + " got " + response.status() + ". Expected: 400.", response);
    }
}

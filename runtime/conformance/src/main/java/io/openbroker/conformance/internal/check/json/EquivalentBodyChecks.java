package io.openbroker.conformance.internal.check.json;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SharedInstance;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.parameter.InvalidParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies that mean the same get the same response: a provision or bind request that has been carried out is repeated as it was, and in
 * another spelling. How a broker responds to repetitions is its choice; that the spelling makes a difference is not.
 */
public final class EquivalentBodyChecks {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UNKNOWN = "conformance_unknown";
    private static final int MOST = 12;

    private EquivalentBodyChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                must("json.unknown-fields.provision", SpecSection.VENDOR_EXTENSIONS)
                        .requirement("Unknown fields of a provision request are ignored.")
                        .remedy("Ignore unknown fields when the body is read.")
                        .at(Stage.PROVISIONED, provision("with unknown fields", EquivalentBodyChecks::extended)),
                must("json.unknown-fields.update", SpecSection.VENDOR_EXTENSIONS)
                        .requirement("Unknown fields of an update are ignored.")
                        .remedy("Ignore unknown fields when the body is read.")
                        .at(Stage.PROVISIONED, (probe, shared) -> {
                            OsbRequest request = shared.instance().updateRequest();
                            ResponseView plain = shared.instance().run(request).response();
                            ResponseView more =
                                    shared.instance().run(extended(request)).response();
                            expectSame(probe, "with unknown fields", plain, more);
                        }),
                must("json.unknown-fields.bind", SpecSection.VENDOR_EXTENSIONS)
                        .when(Condition.BINDABLE)
                        .requirement("Unknown fields of a bind request are ignored.")
                        .remedy("Ignore unknown fields when the body is read.")
                        .at(Stage.BOUND, bind("with unknown fields", EquivalentBodyChecks::extended)),
                must("json.member-order", SpecSection.PROVISIONING_RESPONSE)
                        .requirement("The order of members in a body does not matter.")
                        .remedy("Compare requests by their content instead of their text.")
                        .at(
                                Stage.PROVISIONED,
                                provision(
                                        "with members in another order",
                                        request -> request.httpWithBody(
                                                reversed(request.body()).toString()))),
                must("json.white-space", SpecSection.CONTENT_TYPE)
                        .requirement("White space between the members of a body does not matter.")
                        .remedy("Read the body with a JSON parser.")
                        .at(
                                Stage.PROVISIONED,
                                provision(
                                        "with white space",
                                        request -> request.httpWithBody(
                                                "\r\n\t " + request.body().toPrettyString() + "\n\n"))),
                must("json.escapes", SpecSection.CONTENT_TYPE)
                        .requirement("Names and values with escaped characters mean the same as without.")
                        .remedy("Read the body with a JSON parser.")
                        .at(
                                Stage.PROVISIONED,
                                provision(
                                        "with escaped names",
                                        request -> request.httpWithBody(request.body()
                                                .toString()
                                                .replace("\"service_id\"", "\"\\u0073ervice_id\"")
                                                .replace("\"plan_id\"", "\"plan\\u005fid\"")))),
                should("json.content-type.parameters", SpecSection.CONTENT_TYPE)
                        .requirement("A Content-Type with parameters or in other case is application/json, too.")
                        .remedy("Compare the type without its parameters and case.")
                        .at(Stage.PROVISIONED, (probe, shared) -> {
                            for (String type : List.of("application/json; charset=utf-8", "Application/JSON")) {
                                provision(
                                                "with \"Content-Type: " + type + "\"",
                                                request -> request.header("Content-Type", type)
                                                        .http())
                                        .run(probe, shared);
                            }
                        }),
                Check.may(Area.JSON, "json.null-as-absent.provision")
                        .section(SpecSection.PROVISIONING_REQUEST)
                        .requirement("Optional fields of a provision request that are null count as absent.")
                        .remedy("Treat null as an absent field; some platforms write each field of a structure.")
                        .at(
                                Stage.PROVISIONED,
                                provision(
                                        "with null for optional fields",
                                        request -> absent(request, "parameters", "maintenance_info"))),
                Check.may(Area.JSON, "json.null-as-absent.update")
                        .section(SpecSection.UPDATING_REQUEST)
                        .requirement("Optional fields of an update that are null count as absent.")
                        .remedy("Treat null as an absent field; some platforms write each field of a structure.")
                        .at(Stage.PROVISIONED, (probe, shared) -> {
                            OsbRequest request = shared.instance().updateRequest();
                            ResponseView plain = shared.instance().run(request).response();
                            OsbRequest nulls =
                                    absent(request, "parameters", "plan_id", "previous_values", "maintenance_info");
                            expectSame(
                                    probe,
                                    "with null for optional fields",
                                    plain,
                                    shared.instance().run(nulls).response());
                        }),
                Check.may(Area.JSON, "json.null-as-absent.bind")
                        .section(SpecSection.BINDING_REQUEST)
                        .when(Condition.BINDABLE)
                        .requirement("Optional fields of a bind request that are null count as absent.")
                        .remedy("Treat null as an absent field; some platforms write each field of a structure.")
                        .at(
                                Stage.BOUND,
                                bind(
                                        "with null for optional fields",
                                        request -> absent(request, "parameters", "predecessor_binding_id"))),
                should("json.syntax.trailing-content", SpecSection.CONTENT_TYPE)
                        .requirement("A body with more text after the object gets 400.")
                        .remedy("Read the body to its end, and reject what follows the object.")
                        .at(
                                Stage.PROVISIONED,
                                rejected(" with more text after the object", body -> body + " {\"a\": 1}")),
                should("json.syntax.trailing-comma", SpecSection.CONTENT_TYPE)
                        .requirement("A body with a comma after the last member gets 400.")
                        .remedy("Read the body by RFC 8259, without extensions.")
                        .at(
                                Stage.PROVISIONED,
                                rejected(
                                        " with a comma after the last member",
                                        body -> body.substring(0, body.length() - 1) + ",}")),
                should("json.syntax.comments", SpecSection.CONTENT_TYPE)
                        .requirement("A body with comments gets 400.")
                        .remedy("Read the body by RFC 8259, without extensions.")
                        .at(Stage.PROVISIONED, rejected(" with a comment", body -> "/* comment */ " + body)),
                should("json.syntax.single-quotes", SpecSection.CONTENT_TYPE)
                        .requirement("A body with single quotes gets 400.")
                        .remedy("Read the body by RFC 8259, without extensions.")
                        .at(Stage.PROVISIONED, rejected(" with single quotes", body -> body.replace('"', '\''))),
                must("json.values.no-5xx", SpecSection.ERRORS)
                        .requirement("Unusual numbers and texts in the context get no 5xx.")
                        .remedy("Store the context as it is, or reject values that cannot be stored with 400.")
                        .at(Stage.PROVISIONED, EquivalentBodyChecks::unusualValues),
                types("provision", SchemaPlace.PROVISION, SpecSection.PROVISIONING_REQUEST)
                        .writes(probe -> violate(
                                probe,
                                SchemaPlace.PROVISION,
                                () -> probe.requests()
                                        .provision(probe.newId(), probe.plan())
                                        .acceptingIncomplete())),
                types("update", SchemaPlace.UPDATE, SpecSection.UPDATING_REQUEST)
                        .at(
                                Stage.PROVISIONED,
                                (probe, shared) -> violate(
                                        probe,
                                        SchemaPlace.UPDATE,
                                        () -> shared.instance().updateRequest().acceptingIncomplete())),
                types("bind", SchemaPlace.BIND, SpecSection.BINDING_REQUEST)
                        .when(Condition.BINDABLE)
                        .at(
                                Stage.PROVISIONED,
                                (probe, shared) -> violate(
                                        probe,
                                        SchemaPlace.BIND,
                                        () -> shared.instance()
                                                .reserveBinding()
                                                .bindRequest()
                                                .acceptingIncomplete())));
    }

    private static CheckBuilder must(String id, SpecSection section) {
        return Check.must(Area.JSON, id).section(section);
    }

    private static CheckBuilder should(String id, SpecSection section) {
        return Check.should(Area.JSON, id).section(section);
    }

    private static CheckBuilder types(String operation, SchemaPlace place, SpecSection section) {
        return Check.should(Area.JSON, "json.parameters." + operation + "-types")
                .section(section)
                .since(ApiVersion.V2_13)
                .when(Condition.schema(place))
                .requirement("Parameters of another type than the schema says, such as \"abc\" for a number, get 400.")
                .remedy("Validate parameters by the published schema; do not convert them.");
    }

    private static CheckBody.Visit provision(String how, Function<OsbRequest, ?> bend) {
        return (probe, shared) -> {
            OsbRequest request = shared.instance().provisionRequest();
            expectSame(probe, how, probe.send(request), send(probe, bend.apply(request)));
        };
    }

    private static CheckBody.Visit bind(String how, Function<OsbRequest, ?> bend) {
        return (probe, shared) -> {
            Binding binding = shared.binding();
            OsbRequest request = binding.bindRequest();
            expectSame(probe, how, probe.send(request), send(probe, bend.apply(request)));
        };
    }

    private static ResponseView send(Probe probe, Object request) {
        return request instanceof OsbRequest bent ? probe.send(bent) : probe.send((BrokerHttpRequest) request);
    }

    private static void expectSame(Probe probe, String how, ResponseView plain, ResponseView bent) {
        probe.expect(
                plain.status() == bent.status(),
                bent.exchange().request().method() + " "
                        + bent.exchange().request().target() + " " + how + " got " + bent.status() + ", and "
                        + plain.status() + " without.",
                plain.exchange(),
                bent.exchange());
    }

    private static CheckBody.Visit rejected(String how, Function<String, String> bend) {
        return (probe, shared) -> {
            OsbRequest request = shared.instance().provisionRequest();
            ResponseView response =
                    probe.send(request.httpWithBody(bend.apply(request.body().toString())));
            probe.expect(
                    response.is(400),
                    "A provision request" + how + " got " + response.status() + ". Expected: 400.",
                    response);
        };
    }

    private static OsbRequest extended(OsbRequest request) {
        return request.with(UNKNOWN, "abc")
                .with(UNKNOWN + ".object", JSON.objectNode().put("a", 1))
                .with(UNKNOWN + "_array", JSON.arrayNode().add(1));
    }

    private static OsbRequest absent(OsbRequest request, String... members) {
        OsbRequest nulls = request;
        for (String member : members) {
            if (!request.body().has(member)) {
                nulls = nulls.with(member, JSON.nullNode());
            }
        }
        return nulls;
    }

    private static ObjectNode reversed(ObjectNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        Collections.reverse(members);
        ObjectNode reversed = JSON.objectNode();
        members.forEach(member -> reversed.set(
                member.getKey(), member.getValue() instanceof ObjectNode inner ? reversed(inner) : member.getValue()));
        return reversed;
    }

    private static void unusualValues(Probe probe, SharedInstance shared) {
        OsbRequest request = shared.instance().provisionRequest();
        ObjectNode context = request.body().path("context") instanceof ObjectNode known ? known : JSON.objectNode();
        String place = "\"conformance_place\"";
        String body = request.with("context", context.put("conformance_value", "conformance_place"))
                .body()
                .toString();
        for (String value :
                List.of("1e400", "123456789012345678901234567890", "-0.0", "\"\\u0000\"", "\"😀\\ud83d\"")) {
            ResponseView response = probe.send(request.httpWithBody(body.replace(place, value)));
            probe.expect(
                    response.status() < 500,
                    "A provision request with " + value + " in its context got " + response.status()
                            + ". Expected: no 5xx.",
                    response);
        }
    }

    private static void violate(Probe probe, SchemaPlace place, Supplier<OsbRequest> requests) {
        List<InvalidParameters> invalid = probe.requests().parameters().invalid(probe.plan(), place).stream()
                .filter(one -> one.violation().contains("but the type"))
                .limit(MOST)
                .toList();
        if (invalid.isEmpty()) {
            throw probe.notApplicable("The schema for " + place.title() + " names no types that can be violated.");
        }
        for (InvalidParameters one : invalid) {
            ResponseView response = probe.send(requests.get().with("parameters", one.parameters()));
            probe.expect(
                    response.is(400),
                    "Parameters were sent in which " + one.violation() + "; the response is " + response.status()
                            + ". Expected: 400.",
                    response);
        }
    }
}

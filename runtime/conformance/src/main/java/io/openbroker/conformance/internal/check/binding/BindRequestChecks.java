package io.openbroker.conformance.internal.check.binding;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.parameter.InvalidParameters;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Which bind requests are accepted, and which are rejected. */
public final class BindRequestChecks {

    private static final String UNKNOWN = "openbroker-conformance-unknown-id";

    private static final Check NO_SERVICE = must("bind.request.service-id-required")
            .section(SpecSection.BINDING_REQUEST)
            .requirement("A bind request without service_id gets 400.")
            .remedy("Reject requests without service_id with 400.")
            .at(Stage.PROVISIONED, badRequest("without service_id", request -> request.without("service_id")));

    private static final Check NO_PLAN = must("bind.request.plan-id-required")
            .section(SpecSection.BINDING_REQUEST)
            .requirement("A bind request without plan_id gets 400.")
            .remedy("Reject requests without plan_id with 400.")
            .at(Stage.PROVISIONED, badRequest("without plan_id", request -> request.without("plan_id")));

    private static final Check UNKNOWN_SERVICE = should("bind.request.unknown-service-rejected")
            .section(SpecSection.BINDING_REQUEST)
            .requirement("A bind request with an unknown service_id is rejected.")
            .remedy("Compare service_id with the offering of the instance and reject others with 400.")
            .at(
                    Stage.PROVISIONED,
                    rejected("for the unknown offering " + UNKNOWN, request -> request.with("service_id", UNKNOWN)));

    private static final Check UNKNOWN_PLAN = should("bind.request.unknown-plan-rejected")
            .section(SpecSection.BINDING_REQUEST)
            .requirement("A bind request with an unknown plan_id is rejected.")
            .remedy("Compare plan_id with the plan of the instance and reject others with 400.")
            .at(
                    Stage.PROVISIONED,
                    rejected("for the unknown plan " + UNKNOWN, request -> request.with("plan_id", UNKNOWN)));

    private static final Check UNKNOWN_INSTANCE = should("bind.request.unknown-instance-rejected")
            .section(SpecSection.BINDING)
            .requirement("A bind request for an instance that does not exist is rejected.")
            .remedy("Look the instance up and reject bind requests for unknown ones with 404.")
            .own((probe, instances) -> {
                Binding binding = instances.reserve().reserveBinding();
                Statuses.expectRejection(
                        probe,
                        "A bind request for an unknown instance",
                        Statuses.settleAndDelete(binding, binding.bindRequest()));
            });

    private static final Check ONLY_ASYNC = must("bind.async.required-error")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("A bind request without accepts_incomplete is completed, or gets 422 AsyncRequired.")
            .remedy(
                    "Reject synchronous requests with 422 and the error AsyncRequired where only asynchronous ones work.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Binding binding = shared.instance().reserveBinding();
                ResponseView response =
                        Statuses.settleAndDelete(binding, binding.bindRequest().synchronous());
                if (response.status() == 202) {
                    throw probe.notRun("The broker responds with 202, see bind.async.not-without-accepts-incomplete.");
                }
                if (!response.is(200, 201)) {
                    Statuses.expectError(probe, "A bind request without accepts_incomplete", response, "AsyncRequired");
                }
            });

    private static final Check NOT_ASYNC = must("bind.async.not-without-accepts-incomplete")
            .section(SpecSection.BINDING_PARAMETERS)
            .requirement("A bind request without accepts_incomplete never gets 202.")
            .remedy("Complete the request, or reject it with 422 and the error AsyncRequired.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Binding binding = shared.instance().reserveBinding();
                ResponseView response =
                        Statuses.settleAndDelete(binding, binding.bindRequest().synchronous());
                probe.expect(response.status() != 202, "A bind request without accepts_incomplete got 202.", response);
            });

    private static final Check MINIMAL = may("bind.parameters.minimal-accepted")
            .section(SpecSection.BINDING_SCHEMA)
            .requirement("Parameters with only what the published schema requires are accepted.")
            .remedy("Make the schema require what the broker requires.")
            .when(Condition.schema(SchemaPlace.BIND))
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> accepted(
                            probe,
                            shared.instance(),
                            "only the required parameters",
                            probe.requests().parameters().minimal(probe.plan(), SchemaPlace.BIND)));

    private static final Check FULL = may("bind.parameters.full-accepted")
            .section(SpecSection.BINDING_SCHEMA)
            .requirement("Parameters with every property of the published schema are accepted.")
            .remedy(
                    "Accept all values that conform to the schema, or publish a schema that is as strict as the broker.")
            .when(Condition.schema(SchemaPlace.BIND))
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> accepted(
                            probe,
                            shared.instance(),
                            "all parameters of the schema",
                            Optional.of(probe.requests()
                                    .parameters()
                                    .full(probe.plan(), SchemaPlace.BIND)
                                    .orElseThrow(
                                            () -> probe.notApplicable("The schema has no optional properties.")))));

    private static final Check INVALID = should("bind.parameters.invalid-rejected")
            .section(SpecSection.BINDING_REQUEST)
            .requirement("Parameters that violate the published schema are rejected.")
            .remedy("Validate parameters against the published schema and reject invalid ones with 400.")
            .when(Condition.schema(SchemaPlace.BIND))
            .at(Stage.PROVISIONED, (probe, shared) -> {
                List<InvalidParameters> invalid =
                        probe.requests().parameters().invalid(shared.instance().plan(), SchemaPlace.BIND);
                if (invalid.isEmpty()) {
                    throw probe.notApplicable("No parameters were found that violate the schema.");
                }
                for (InvalidParameters one : invalid) {
                    Binding binding = shared.instance().reserveBinding();
                    Statuses.expectRejection(
                            probe,
                            "A bind request with invalid parameters (" + one.violation() + ")",
                            Statuses.settleAndDelete(
                                    binding, binding.bindRequest().with("parameters", one.parameters())));
                }
            });

    private static final Check INVALID_400 = should("bind.parameters.invalid-400")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("The rejection of parameters that violate the published schema has the status 400.")
            .remedy("Reject invalid parameters with 400, and say in description what is wrong with them.")
            .when(Condition.schema(SchemaPlace.BIND))
            .at(Stage.PROVISIONED, (probe, shared) -> {
                InvalidParameters first =
                        probe.requests().parameters().invalid(shared.instance().plan(), SchemaPlace.BIND).stream()
                                .findFirst()
                                .orElseThrow(
                                        () -> probe.notApplicable("No parameters were found that violate the schema."));
                Binding binding = shared.instance().reserveBinding();
                ResponseView response =
                        Statuses.settleAndDelete(binding, binding.bindRequest().with("parameters", first.parameters()));
                if (response.isSuccess()) {
                    throw probe.notApplicable("The broker accepts the parameters (" + first.violation() + ").");
                }
                Statuses.expect(
                        probe, "A bind request with invalid parameters (" + first.violation() + ")", response, 400);
            });

    private static final Check CONTEXT = must("bind.request.context-optional")
            .section(SpecSection.BINDING_REQUEST)
            .requirement("A bind request without context is accepted.")
            .remedy("Treat context as optional.")
            .at(Stage.PROVISIONED, accepted("without context", request -> request.without("context")));

    private static final Check UNKNOWN_MEMBER = must("bind.request.unknown-members-ignored")
            .section(SpecSection.VENDOR_EXTENSIONS)
            .requirement("A bind request with members that the broker does not know is accepted.")
            .remedy("Ignore members of requests that the broker does not know.")
            .at(
                    Stage.PROVISIONED,
                    accepted(
                            "with an unknown member",
                            request -> request.body(json ->
                                    json.putObject("openbroker_conformance").put("member", 1))));

    private static final Check REQUIRES_APP = must("bind.request.requires-app-error")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("A bind request without an application is accepted, or gets 422 RequiresApp.")
            .remedy("Reject bind requests that lack an application with 422 and the error RequiresApp.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Binding binding = shared.instance().reserveBinding();
                ResponseView response = Statuses.settleAndDelete(binding, withoutApplication(binding.bindRequest()));
                if (!response.isSuccess()) {
                    Statuses.expectError(probe, "A bind request without an application", response, "RequiresApp");
                }
            });

    private static final Check SECOND = may("bind.second-binding")
            .section(SpecSection.CREDENTIALS)
            .requirement("An instance that is bound can be bound again, with another id.")
            .remedy("Keep service bindings by their ids, and allow several for an instance.")
            .at(Stage.BOUND, accepted("for a second service binding", request -> request));

    private BindRequestChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                NO_SERVICE,
                NO_PLAN,
                UNKNOWN_SERVICE,
                UNKNOWN_PLAN,
                UNKNOWN_INSTANCE,
                ONLY_ASYNC,
                NOT_ASYNC,
                MINIMAL,
                FULL,
                INVALID,
                INVALID_400,
                CONTEXT,
                UNKNOWN_MEMBER,
                REQUIRES_APP,
                SECOND);
    }

    /** Other members of bind_resource stay, such as the route that a route service needs. */
    private static OsbRequest withoutApplication(OsbRequest request) {
        return request.without("app_guid").body(json -> {
            ObjectNode resource = json.withObjectProperty("bind_resource");
            resource.remove("app_guid");
            if (resource.isEmpty()) {
                json.remove("bind_resource");
            }
        });
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.BIND, id).when(Condition.BINDABLE);
    }

    private static CheckBuilder should(String id) {
        return Check.should(Area.BIND, id).when(Condition.BINDABLE);
    }

    private static CheckBuilder may(String id) {
        return Check.may(Area.BIND, id).when(Condition.BINDABLE);
    }

    private static CheckBody.Visit badRequest(String how, UnaryOperator<OsbRequest> edit) {
        return (probe, shared) -> {
            Binding binding = shared.instance().reserveBinding();
            Statuses.expect(
                    probe,
                    "A bind request " + how,
                    Statuses.settleAndDelete(binding, edit.apply(binding.bindRequest())),
                    400);
        };
    }

    private static CheckBody.Visit rejected(String how, UnaryOperator<OsbRequest> edit) {
        return (probe, shared) -> {
            Binding binding = shared.instance().reserveBinding();
            Statuses.expectRejection(
                    probe,
                    "A bind request " + how,
                    Statuses.settleAndDelete(binding, edit.apply(binding.bindRequest())));
        };
    }

    private static CheckBody.Visit accepted(String how, UnaryOperator<OsbRequest> edit) {
        return (probe, shared) -> {
            Binding binding = shared.instance().reserveBinding();
            OperationRecord record = binding.run(edit.apply(binding.bindRequest()));
            Statuses.expectSuccess(probe, "A bind request " + how, record);
            if (record.response().isSuccess()) {
                binding.unbind();
            }
        };
    }

    private static void accepted(Probe probe, Instance instance, String what, Optional<ObjectNode> parameters) {
        ObjectNode chosen =
                parameters.orElseThrow(() -> probe.notRun("No parameters were found that conform to the schema."));
        Binding binding = instance.reserveBinding();
        OperationRecord record = binding.run(binding.bindRequest().with("parameters", chosen));
        Statuses.expectSuccess(probe, "A bind request with " + what, record);
        if (record.response().isSuccess()) {
            binding.unbind();
        }
    }
}

package io.openbroker.conformance.internal.check.binding;

import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;
import java.util.stream.Stream;

/** Fetching service bindings. */
public final class FetchBindingChecks {

    private static final Check FOUND = must("fetch-binding.found-200")
            .section(SpecSection.FETCHING_BINDING_RESPONSE)
            .requirement("A service binding can be fetched as soon as it was created.")
            .remedy("Respond with 200 once binding has succeeded, or set bindings_retrievable to false.")
            .judges((probe, recording) -> {
                recording.succeeded(Step.BIND);
                Statuses.expect(
                        probe,
                        "Fetching a service binding that exists",
                        recording.step(Step.FETCH_BINDING).response(),
                        200);
            });

    private static final Check OBJECT = must("fetch-binding.json-object")
            .section(SpecSection.FETCHING_BINDING_BODY)
            .requirement("A fetched service binding is a JSON object.")
            .remedy("Respond with a JSON object.")
            .judges((probe, recording) ->
                    Shapes.object(probe, recording.succeeded(Step.FETCH_BINDING).response()));

    private static final Check PARAMETERS = must("fetch-binding.parameters-object")
            .section(SpecSection.FETCHING_BINDING_BODY)
            .requirement("The parameters of a fetched service binding are a JSON object.")
            .remedy("Return parameters as an object, or leave them out.")
            .judges((probe, recording) -> {
                ResponseView response = recording.succeeded(Step.FETCH_BINDING).response();
                JsonView parameters = response.json().get("parameters");
                if (parameters.isPresent()) {
                    Shapes.object(probe, response, parameters);
                }
            });

    private static final Check PARAMETERS_MATCH = should("fetch-binding.parameters-match")
            .section(SpecSection.FETCHING_BINDING_BODY)
            .requirement("The parameters of a fetched service binding are those with which it was created.")
            .remedy("Keep the parameters of service bindings, or leave them out.")
            .judges((probe, recording) -> {
                OperationRecord bound = recording.succeeded(Step.BIND);
                ResponseView response = recording.succeeded(Step.FETCH_BINDING).response();
                JsonView sent = JsonView.of(bound.request().body()).get("parameters");
                for (String name : Shapes.differences(sent, response.json().get("parameters"))) {
                    probe.fail(
                            "/parameters/" + name + " is "
                                    + response.json()
                                            .get("parameters")
                                            .get(name)
                                            .shown()
                                    + ". Expected: " + sent.get(name).shown() + ", as it was sent.",
                            bound.response().exchange(),
                            response.exchange());
                }
            });

    private static final Check CREDENTIALS_MATCH = should("fetch-binding.credentials-match")
            .section(SpecSection.FETCHING_BINDING_BODY)
            .requirement("A fetched service binding has the credentials with which it was created, if any.")
            .remedy("Keep the credentials of service bindings, or leave them out when a service binding is fetched.")
            .judges((probe, recording) -> Shapes.sameCredentials(
                    probe,
                    recording.succeeded(Step.BIND).response(),
                    recording.succeeded(Step.FETCH_BINDING).response()));

    private static final Check HINTS = must("fetch-binding.hints-optional")
            .section(SpecSection.FETCHING_BINDING)
            .requirement("A service binding can be fetched without service_id and plan_id.")
            .remedy("Look the service binding up by its id alone.")
            .at(Stage.BOUND, (probe, shared) -> {
                shared.recording().succeeded(Step.FETCH_BINDING);
                Statuses.expect(
                        probe,
                        "Fetching a service binding without service_id and plan_id",
                        probe.send(shared.binding()
                                .fetchRequest()
                                .withoutQuery("service_id")
                                .withoutQuery("plan_id")),
                        200);
            });

    private static final Check UNKNOWN = must("fetch-binding.unknown-404")
            .section(SpecSection.FETCHING_BINDING_RESPONSE)
            .requirement("Fetching a service binding that does not exist gets 404.")
            .remedy("Respond with 404 if the service binding does not exist.")
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> Statuses.expect(
                            probe,
                            "Fetching a service binding that does not exist",
                            probe.send(shared.instance().reserveBinding().fetchRequest()),
                            404));

    private static final Check UNKNOWN_INSTANCE = must("fetch-binding.unknown-instance-404")
            .section(SpecSection.FETCHING_BINDING_RESPONSE)
            .requirement("Fetching a service binding of an instance that does not exist gets 404.")
            .remedy("Respond with 404 if the instance does not exist.")
            .own((probe, instances) -> Statuses.expect(
                    probe,
                    "Fetching a service binding of an instance that does not exist",
                    probe.send(instances.reserve().reserveBinding().fetchRequest()),
                    404));

    private static final Check CREATING = must("fetch-binding.in-progress-404")
            .section(SpecSection.FETCHING_BINDING_RESPONSE)
            .requirement("Fetching a service binding that is being created gets 404.")
            .remedy("Respond with 404 until binding has succeeded.")
            .at(Stage.BINDING, (probe, shared) -> {
                Binding binding = shared.binding();
                ResponseView fetched = probe.send(binding.fetchRequest());
                ResponseView polled = probe.send(shared.pollRequest());
                if (!polled.json().get("state").text().equals("in progress")) {
                    throw probe.notApplicable("The creation ended before the service binding was fetched.");
                }
                probe.expect(
                        fetched.status() == 404,
                        "Fetching a service binding that is being created got the status " + fetched.status()
                                + ". Expected: 404.",
                        Statuses.evidence(fetched, polled));
            });

    private static final Check DELETED = must("fetch-binding.deleted-404")
            .section(SpecSection.FETCHING_BINDING_RESPONSE)
            .requirement("Fetching a service binding that was deleted gets 404.")
            .remedy("Respond with 404 once unbinding has succeeded.")
            .judges((probe, recording) -> {
                recording.succeeded(Step.UNBIND);
                Statuses.expect(
                        probe,
                        "Fetching a deleted service binding",
                        recording.step(Step.FETCH_UNBOUND).response(),
                        404);
            });

    private FetchBindingChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return Stream.concat(
                        Stream.of(
                                FOUND,
                                OBJECT,
                                PARAMETERS,
                                PARAMETERS_MATCH,
                                CREDENTIALS_MATCH,
                                HINTS,
                                UNKNOWN,
                                UNKNOWN_INSTANCE,
                                CREATING,
                                DELETED),
                        BindingShapes.ALL.stream().map(FetchBindingChecks::check))
                .toList();
    }

    private static Check check(BindingShapes.Shape shape) {
        return must("fetch-binding.body." + shape.rule())
                .section(shape.section())
                .requirement(shape.requirement())
                .remedy(shape.remedy())
                .judges((probe, recording) -> shape.expectation()
                        .look(
                                probe,
                                recording,
                                recording.succeeded(Step.FETCH_BINDING).response()));
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.FETCH_BINDING, id).since(ApiVersion.V2_14).when(Condition.BINDINGS_RETRIEVABLE);
    }

    private static CheckBuilder should(String id) {
        return Check.should(Area.FETCH_BINDING, id).since(ApiVersion.V2_14).when(Condition.BINDINGS_RETRIEVABLE);
    }
}

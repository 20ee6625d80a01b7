package io.openbroker.conformance.internal.check.repetition;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import io.openbroker.conformance.internal.parameter.ParameterSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Requests that are sent again, and requests under an id that is taken. */
public final class RepetitionChecks {

    private static final Check PROVISION_AGAIN = Check.should(Area.IDEMPOTENCY, "repetition.provision.identical-200")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("An identical provision request for an existing instance gets 200.")
            .remedy("Compare the request with that of the instance and respond with 200 if they are identical.")
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> Statuses.expect(
                            probe,
                            "The same provision request again",
                            shared.instance().send(shared.instance().provisionRequest()),
                            200));

    private static final Check PROVISION_NO_CONFLICT = Check.should(
                    Area.IDEMPOTENCY, "repetition.provision.identical-no-conflict")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("An identical provision request is no conflict, in whichever order members of its body are.")
            .remedy("Compare the values of the request, not its text.")
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> noConflict(
                            probe,
                            "The same provision request again, with its members in another order,",
                            shared.instance().send(reversed(shared.instance().provisionRequest()))));

    private static final Check PROVISION_OTHER_PLAN = Check.must(
                    Area.IDEMPOTENCY, "repetition.provision.other-plan-409")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("A provision request for another plan under the id of an existing instance gets 409.")
            .remedy("Compare the plan with that of the instance and respond with 409 Conflict if it is another one.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Plan other = probe.otherThan(shared.instance().plan());
                OsbRequest request = probe.requests()
                        .provision(shared.instance().id(), other)
                        .acceptingIncomplete();
                Statuses.expect(
                        probe,
                        "A provision request for the plan " + other.title() + " under the id of an instance",
                        shared.instance().send(request),
                        409);
            });

    private static final Check PROVISION_OTHER_PARAMETERS = Check.must(
                    Area.IDEMPOTENCY, "repetition.provision.other-parameters-409")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("A provision request with other parameters under the id of an existing instance gets 409.")
            .remedy("Compare the parameters with those of the instance and respond with 409 Conflict if they differ.")
            .when(Condition.schema(SchemaPlace.PROVISION))
            .own((probe, instances) -> {
                ParameterSource parameters = probe.requests().parameters();
                ObjectNode first = explicit(probe, parameters.full(instances.plan(), SchemaPlace.PROVISION));
                ObjectNode other = explicit(probe, parameters.other(instances.plan(), SchemaPlace.PROVISION, first));
                Instance instance = instances.provision(request -> request.with("parameters", first));
                ResponseView response =
                        Statuses.settle(instance, instance.provisionRequest().with("parameters", other));
                if (response.is(400, 422)) {
                    Instance fresh = instances.reserve();
                    require(
                            probe,
                            fresh.run(fresh.provisionRequest().with("parameters", other))
                                    .succeeded());
                }
                Statuses.expect(
                        probe, "A provision request with other parameters under the id of an instance", response, 409);
            });

    private static final Check PROVISION_IN_PROGRESS = Check.must(
                    Area.IDEMPOTENCY, "repetition.provision.in-progress-202")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("An identical provision request while the instance is being created gets 202.")
            .remedy("Respond with 202 and the operation of the first response until the creation has ended.")
            .at(Stage.PROVISIONING, again("The same provision request again, during the creation,"));

    private static final Check BIND_AGAIN = Check.should(Area.IDEMPOTENCY, "repetition.bind.identical-200")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("An identical bind request for an existing binding gets 200.")
            .remedy("Compare the request with that of the binding and respond with 200 if they are identical.")
            .when(Condition.BINDABLE)
            .at(
                    Stage.BOUND,
                    (probe, shared) -> Statuses.expect(
                            probe,
                            "The same bind request again",
                            shared.binding().send(shared.binding().bindRequest()),
                            200));

    private static final Check BIND_NO_CONFLICT = Check.should(
                    Area.IDEMPOTENCY, "repetition.bind.identical-no-conflict")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("An identical bind request is no conflict, in whichever order members of its body are.")
            .remedy("Compare the values of the request, not its text.")
            .when(Condition.BINDABLE)
            .at(
                    Stage.BOUND,
                    (probe, shared) -> noConflict(
                            probe,
                            "The same bind request again, with its members in another order,",
                            shared.binding().send(reversed(shared.binding().bindRequest()))));

    private static final Check BIND_CREDENTIALS = Check.should(
                    Area.IDEMPOTENCY, "repetition.bind.identical-credentials")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("The 200 for an identical bind request has the credentials of the existing binding, if any.")
            .remedy("Return the credentials of the binding; do not generate others for a request that is repeated.")
            .when(Condition.BINDABLE)
            .at(Stage.BOUND, (probe, shared) -> {
                ResponseView bound = shared.recording().succeeded(Step.BIND).response();
                ResponseView first = bound.status() == 202
                        ? shared.recording().succeeded(Step.FETCH_BINDING).response()
                        : bound;
                ResponseView again = shared.binding().send(shared.binding().bindRequest());
                if (!again.is(200)) {
                    throw probe.notRun("The broker does not respond with 200, see repetition.bind.identical-200.");
                }
                Shapes.sameCredentials(probe, first, again);
            });

    private static final Check BIND_OTHER_PARAMETERS = Check.must(
                    Area.IDEMPOTENCY, "repetition.bind.other-parameters-409")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("A bind request with other parameters under the id of an existing binding gets 409.")
            .remedy("Compare the parameters with those of the binding and respond with 409 Conflict if they differ.")
            .when(Condition.BINDABLE)
            .when(Condition.schema(SchemaPlace.BIND))
            .at(Stage.PROVISIONED, (probe, shared) -> {
                ParameterSource parameters = probe.requests().parameters();
                Plan plan = shared.instance().plan();
                ObjectNode first = explicit(probe, parameters.full(plan, SchemaPlace.BIND));
                ObjectNode other = explicit(probe, parameters.other(plan, SchemaPlace.BIND, first));
                Binding binding = shared.instance().reserveBinding();
                OperationRecord bound = binding.run(binding.bindRequest().with("parameters", first));
                if (!bound.succeeded()) {
                    throw probe.notRun("The binding that the check needs was not created: " + bound.endReason());
                }
                ResponseView response =
                        Statuses.settle(binding, binding.bindRequest().with("parameters", other));
                if (response.is(400, 422)) {
                    Binding fresh = shared.instance().reserveBinding();
                    boolean acceptable = fresh.run(fresh.bindRequest().with("parameters", other))
                            .succeeded();
                    fresh.unbind();
                    require(probe, acceptable);
                }
                Statuses.expect(probe, "A bind request with other parameters under the id of a binding", response, 409);
                binding.unbind();
            });

    private static final Check BIND_IN_PROGRESS = Check.must(Area.IDEMPOTENCY, "repetition.bind.in-progress-202")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("An identical bind request while the binding is being created gets 202.")
            .remedy("Respond with 202 and the operation of the first response until the creation has ended.")
            .when(Condition.BINDABLE)
            .at(Stage.BINDING, again("The same bind request again, during the creation,"));

    private static final Check UPDATE_IN_PROGRESS = Check.must(Area.IDEMPOTENCY, "repetition.update.in-progress-202")
            .section(SpecSection.UPDATING_RESPONSE)
            .requirement("An identical update while it is in progress gets 202.")
            .remedy("Respond with 202 and the operation of the first response until the update has ended.")
            .at(Stage.UPDATING, again("The same update again, while it is in progress,"));

    private static final Check UNBIND_IN_PROGRESS = Check.must(Area.IDEMPOTENCY, "repetition.unbind.in-progress-202")
            .section(SpecSection.UNBINDING_RESPONSE)
            .requirement("An unbind request while the binding is being deleted gets 202.")
            .remedy("Respond with 202 and the operation of the first response until the deletion has ended.")
            .when(Condition.BINDABLE)
            .at(Stage.UNBINDING, again("The same unbind request again, during the deletion,"));

    private static final Check DEPROVISION_IN_PROGRESS = Check.must(
                    Area.IDEMPOTENCY, "repetition.deprovision.in-progress-202")
            .section(SpecSection.DEPROVISIONING_RESPONSE)
            .requirement("A deprovision request while the instance is being deleted gets 202.")
            .remedy("Respond with 202 and the operation of the first response until the deletion has ended.")
            .at(Stage.DEPROVISIONING, again("The same deprovision request again, during the deletion,"));

    private RepetitionChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                PROVISION_AGAIN,
                PROVISION_NO_CONFLICT,
                PROVISION_OTHER_PLAN,
                PROVISION_OTHER_PARAMETERS,
                PROVISION_IN_PROGRESS,
                BIND_AGAIN,
                BIND_NO_CONFLICT,
                BIND_CREDENTIALS,
                BIND_OTHER_PARAMETERS,
                BIND_IN_PROGRESS,
                UPDATE_IN_PROGRESS,
                UNBIND_IN_PROGRESS,
                DEPROVISION_IN_PROGRESS);
    }

    private static void noConflict(Probe probe, String what, ResponseView response) {
        Statuses.expectOrBlocked(probe, what, response, 200, 201, 202);
    }

    /** Sends the request of the operation that is in progress again. */
    private static CheckBody.Visit again(String what) {
        return (probe, shared) -> {
            ResponseView first = shared.acceptedResponse();
            ResponseView again = probe.send(shared.acceptedRequest());
            if (again.is(202)) {
                String one = first.json().get("operation").text();
                String other = again.json().get("operation").text();
                probe.expect(
                        one.equals(other),
                        what + " got the operation \"" + other + "\". Expected: \"" + one
                                + "\", as in the first response.",
                        Statuses.evidence(first, again));
                return;
            }
            if (again.is(200, 201, 410)
                    && !probe.send(shared.pollRequest())
                            .json()
                            .get("state")
                            .text()
                            .equals("in progress")) {
                throw probe.notApplicable("The operation ended before the request was sent again.");
            }
            Statuses.expectOrBlocked(probe, what, again, 202);
        };
    }

    /** Brokers may demand more of parameters than schemas say. */
    private static void require(Probe probe, boolean acceptable) {
        if (!acceptable) {
            throw probe.notApplicable("The broker does not accept the other parameters for a new id either.");
        }
    }

    private static ObjectNode explicit(Probe probe, Optional<ObjectNode> parameters) {
        return parameters.orElseThrow(() ->
                probe.notApplicable("No two parameters were found that differ in a value and conform to the schema."));
    }

    /** The same request, whose members are in the reverse order at every level. */
    private static OsbRequest reversed(OsbRequest request) {
        return request.body(RepetitionChecks::reverse);
    }

    private static void reverse(ObjectNode object) {
        var members = List.copyOf(object.properties());
        object.removeAll();
        for (int i = members.size() - 1; i >= 0; i--) {
            var value = members.get(i).getValue();
            if (value instanceof ObjectNode child) {
                reverse(child);
            }
            object.set(members.get(i).getKey(), value);
        }
    }
}

package io.openbroker.conformance.internal.check.repetition;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Stage;
import java.util.List;
import java.util.function.Function;
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

    private static final Check PROVISION_NO_CONFLICT = Check.must(
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
                var other = shared.instance().plan().offering().plans().stream()
                        .filter(plan -> !plan.id().isEmpty()
                                && !plan.id().equals(shared.instance().plan().id()))
                        .findFirst()
                        .orElseThrow(() -> probe.notApplicable("The service offering has no other plan."));
                OsbRequest request = probe.requests()
                        .provision(shared.instance().id(), other)
                        .acceptingIncomplete();
                Statuses.expect(
                        probe,
                        "A provision request for the plan " + other.title() + " under the id of an instance",
                        shared.instance().send(request),
                        409);
            });

    private static final Check PROVISION_IN_PROGRESS = Check.must(
                    Area.IDEMPOTENCY, "repetition.provision.in-progress-202")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("An identical provision request while the instance is being created gets 202.")
            .remedy("Respond with 202 and the operation of the first response until the creation has ended.")
            .at(
                    Stage.PROVISIONING,
                    (probe, shared) -> inProgress(
                            probe,
                            "The same provision request again, during the creation,",
                            shared.instance().send(shared.instance().provisionRequest()),
                            shared.acceptedResponse(),
                            shared.instance()::send,
                            shared.pollRequest()));

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

    private static final Check BIND_NO_CONFLICT = Check.must(Area.IDEMPOTENCY, "repetition.bind.identical-no-conflict")
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

    private static final Check BIND_IN_PROGRESS = Check.must(Area.IDEMPOTENCY, "repetition.bind.in-progress-202")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("An identical bind request while the binding is being created gets 202.")
            .remedy("Respond with 202 and the operation of the first response until the creation has ended.")
            .when(Condition.BINDABLE)
            .at(
                    Stage.BINDING,
                    (probe, shared) -> inProgress(
                            probe,
                            "The same bind request again, during the creation,",
                            shared.binding().send(shared.binding().bindRequest()),
                            shared.acceptedResponse(),
                            shared.binding()::send,
                            shared.pollRequest()));

    private RepetitionChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                PROVISION_AGAIN,
                PROVISION_NO_CONFLICT,
                PROVISION_OTHER_PLAN,
                PROVISION_IN_PROGRESS,
                BIND_AGAIN,
                BIND_NO_CONFLICT,
                BIND_IN_PROGRESS);
    }

    private static void noConflict(Probe probe, String what, ResponseView response) {
        Statuses.expectOrBlocked(probe, what, response, 200, 201, 202);
    }

    private static void inProgress(
            Probe probe,
            String what,
            ResponseView again,
            ResponseView first,
            Function<OsbRequest, ResponseView> sender,
            OsbRequest polling) {
        if (again.is(202)) {
            String one = first.json().get("operation").text();
            String other = again.json().get("operation").text();
            probe.expect(
                    one.equals(other),
                    what + " got the operation \"" + other + "\". Expected: \"" + one + "\", as in the first response.",
                    Statuses.evidence(first, again));
            return;
        }
        if (again.is(200, 201)) {
            // The creation may have ended in between.
            ResponseView poll = sender.apply(polling);
            if (!poll.json().get("state").text().equals("in progress")) {
                throw probe.notApplicable("The creation ended before the request was sent again.");
            }
        }
        Statuses.expectOrBlocked(probe, what, again, 202);
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

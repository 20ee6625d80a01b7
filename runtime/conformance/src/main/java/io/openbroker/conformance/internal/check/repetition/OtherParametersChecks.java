package io.openbroker.conformance.internal.check.repetition;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Errors;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.Stage;
import java.util.List;

/** Creations with other parameters under an id that is taken, and updates that are sent again. */
public final class OtherParametersChecks {

    private static final Check PROVISION = Check.must(Area.IDEMPOTENCY, "repetition.provision.other-parameters-409")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("A provision request with other parameters under the id of an existing instance gets 409.")
            .remedy("Compare the parameters with those of the instance and respond with 409 if they differ.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Instance instance = shared.instance();
                Statuses.expect(
                        probe,
                        "A provision request with other parameters under the id of an instance",
                        instance.send(instance.otherProvisionRequest()),
                        409);
            });

    private static final Check BIND = Check.must(Area.IDEMPOTENCY, "repetition.bind.other-parameters-409")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("A bind request with other parameters under the id of an existing binding gets 409.")
            .remedy("Compare the parameters with those of the binding and respond with 409 if they differ.")
            .when(Condition.BINDABLE)
            .at(Stage.BOUND, (probe, shared) -> {
                Binding binding = shared.binding();
                Statuses.expect(
                        probe,
                        "A bind request with other parameters under the id of a binding",
                        binding.send(binding.otherBindRequest()),
                        409);
            });

    private static final Check DESCRIBED = Check.should(Area.IDEMPOTENCY, "repetition.conflict-described")
            .section(SpecSection.ERRORS)
            .requirement("A 409 is a JSON object whose description says what is in conflict.")
            .remedy("Return a JSON object with description.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Instance instance = shared.instance();
                ResponseView response = instance.send(instance.otherProvisionRequest());
                if (!response.is(409)) {
                    throw probe.notRun(
                            "The broker did not respond with 409, see repetition.provision.other-parameters-409.");
                }
                Errors.json(probe, response);
                probe.expect(
                        response.json().get("description").isText(),
                        Errors.told(response) + " without a description.",
                        response);
            });

    private static final Check UPDATE = Check.should(Area.IDEMPOTENCY, "repetition.update.identical-accepted")
            .section(SpecSection.UPDATING_RESPONSE)
            .requirement("An update that is sent again, and changes nothing more, is accepted as the first one was.")
            .remedy("Accept updates to values that the instance has already.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                if (!Statuses.accepted(Statuses.settle(instance, instance.updateRequest()))) {
                    throw probe.notApplicable("The broker rejects an update that changes nothing.");
                }
                Statuses.expect(
                        probe, "The same update again", Statuses.settle(instance, instance.updateRequest()), 200, 202);
            });

    private OtherParametersChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(PROVISION, BIND, DESCRIBED, UPDATE);
    }
}

package io.openbroker.conformance.internal.check.repetition;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Errors;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.Stage;
import java.util.List;

/** The description of conflicts, and updates that are sent again. */
public final class OtherParametersChecks {

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
        return List.of(DESCRIBED, UPDATE);
    }
}

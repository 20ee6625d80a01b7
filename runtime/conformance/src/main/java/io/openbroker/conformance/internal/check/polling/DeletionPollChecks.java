package io.openbroker.conformance.internal.check.polling;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.List;

/** Polls of what was deleted. */
public final class DeletionPollChecks {

    private static final Check INSTANCE = Check.must(Area.POLLING, "polling.after-deprovision")
            .section(SpecSection.POLLING_INSTANCE_RESPONSE)
            .requirement(
                    "A repeated poll of an instance that was deleted asynchronously gets 200 with \"succeeded\", 404 or 410.")
            .remedy("Respond with 410 to polls of the deletion, and with 404 to other polls.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                expectEnded(probe, instance.deprovision(), instance.lastOperationRequest());
            });

    private static final Check BINDING = Check.must(Area.POLLING, "polling.after-unbind")
            .section(SpecSection.POLLING_BINDING_RESPONSE)
            .requirement(
                    "A repeated poll of a binding that was deleted asynchronously gets 200 with \"succeeded\", 404 or 410.")
            .remedy("Respond with 410 to polls of the deletion, and with 404 to other polls.")
            .when(Condition.BINDABLE)
            .own((probe, instances) -> {
                Binding binding = instances.provision().bind();
                expectEnded(probe, binding.unbind(), binding.lastOperationRequest());
            });

    private DeletionPollChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(INSTANCE, BINDING);
    }

    private static void expectEnded(Probe probe, OperationRecord deleted, OsbRequest polling) {
        if (!deleted.asynchronous()) {
            throw probe.notApplicable("The broker did not respond with 202 to the deletion.");
        }
        if (!deleted.succeeded()) {
            throw probe.notRun("The deletion did not succeed: " + deleted.endReason());
        }
        ResponseView poll = probe.send(deleted.operation()
                .map(name -> polling.query("operation", name))
                .orElse(polling));
        Statuses.expect(probe, "A poll of what was deleted", poll, 200, 404, 410);
        String state = poll.json().get("state").text();
        probe.expect(
                !poll.is(200) || state.equals("succeeded"),
                "A poll of what was deleted got the state \"" + state + "\". Expected: \"succeeded\".",
                poll);
    }
}

package io.openbroker.conformance.internal.check.deletion;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.List;

/** Deleting service bindings that are being created, and those that may have been created. */
public final class BindingCancellationChecks {

    private static final Check ACCEPTED = must(Area.CANCELLATION, "cancellation.bind-deletable")
            .section(SpecSection.UNBINDING_RESPONSE)
            .requirement("An unbind request while the binding is created gets 200, 202 or 422 ConcurrencyError.")
            .remedy("Halt the creation and delete the binding, or reject the request with ConcurrencyError.")
            .own((probe, instances) -> {
                Binding binding = instances.provision().reserveBinding();
                OsbRequest bind = binding.bindRequest();
                ResponseView created = beginAsynchronously(probe, binding, bind);
                ResponseView deleted = Statuses.settle(binding, binding.unbindRequest());
                Statuses.expectOrBlocked(probe, "An unbind request while the binding is created", deleted, 200, 202);
                binding.await(bind, created);
            });

    private static final Check GONE = must(Area.CANCELLATION, "cancellation.bind-gone")
            .section(SpecSection.UNBINDING_RESPONSE)
            .requirement("A binding whose creation was halted by its deletion does not exist afterwards.")
            .remedy("Halt the creation and delete what was created so far.")
            .own((probe, instances) -> {
                Binding binding = instances.provision().reserveBinding();
                beginAsynchronously(probe, binding, binding.bindRequest());
                if (!binding.unbind().succeeded()) {
                    throw probe.notRun("The unbind request did not succeed.");
                }
                Statuses.expect(
                        probe,
                        "An unbind request after the deletion of a binding that was being created",
                        Statuses.settle(binding, binding.unbindRequest()),
                        410);
            });

    private static final Check ORPHAN = must(Area.ORPHANS, "orphans.unbind-after-rejected-bind")
            .section(SpecSection.ORPHAN_MITIGATION)
            .requirement("An unbind request after a bind request that was rejected gets 410.")
            .remedy("Create nothing for requests that are rejected, and respond to deletions with 410.")
            .own((probe, instances) -> {
                Binding binding = instances.provision().reserveBinding();
                ResponseView rejected = Statuses.settle(
                        binding, binding.bindRequest().without("service_id").without("plan_id"));
                if (!rejected.isRejection()) {
                    throw probe.notRun("The bind request was not rejected.");
                }
                Statuses.expect(
                        probe,
                        "An unbind request after a rejected bind request",
                        Statuses.settle(binding, binding.unbindRequest()),
                        410);
            });

    private static final Check REPEATED = must(Area.ORPHANS, "orphans.unbind-repeatable")
            .section(SpecSection.ORPHAN_MITIGATION)
            .requirement("Unbind requests can be repeated until the platform learns that the binding is gone.")
            .remedy("Respond with 410 to each unbind request for a binding that does not exist.")
            .own((probe, instances) -> {
                Binding binding = instances.provision().bind();
                if (!binding.unbind().succeeded()) {
                    throw probe.notRun("The binding was not deleted, see unbind.succeeds.");
                }
                for (int i = 0; i < 3; i++) {
                    Statuses.expect(
                            probe, "A repeated unbind request", Statuses.settle(binding, binding.unbindRequest()), 410);
                }
            });

    private BindingCancellationChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(ACCEPTED, GONE, ORPHAN, REPEATED);
    }

    private static CheckBuilder must(Area area, String id) {
        return Check.must(area, id).when(Condition.BINDABLE);
    }

    private static ResponseView beginAsynchronously(Probe probe, Binding binding, OsbRequest bind) {
        ResponseView created = binding.send(bind);
        if (created.status() != 202) {
            throw probe.notApplicable("The broker did not respond with 202.");
        }
        return created;
    }
}

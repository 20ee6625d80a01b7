package io.openbroker.conformance.internal.check.deletion;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import java.util.List;

/** Deleting what is being created, and what may have been created. */
public final class CancellationChecks {

    private static final Check ACCEPTED = Check.must(Area.CANCELLATION, "cancellation.provision-deletable")
            .section(SpecSection.DEPROVISIONING)
            .requirement("A deprovision request while the instance is created gets 200, 202 or 422 ConcurrencyError.")
            .remedy("Halt the creation and delete the instance, or reject the request with ConcurrencyError.")
            .own((probe, instances) -> {
                Instance instance = instances.reserve();
                ResponseView created = instance.send(instance.provisionRequest());
                if (created.status() != 202) {
                    throw probe.notApplicable("The broker did not respond with 202.");
                }
                ResponseView deleted = Statuses.settle(instance, instance.deprovisionRequest());
                Statuses.expectOrBlocked(
                        probe, "A deprovision request while the instance is created", deleted, 200, 202);
                instance.await(instance.provisionRequest(), created);
            });

    private static final Check GONE = Check.must(Area.CANCELLATION, "cancellation.provision-gone")
            .section(SpecSection.DEPROVISIONING)
            .requirement("An instance whose creation was halted by its deletion does not exist afterwards.")
            .remedy("Halt the creation and delete what was created so far.")
            .own((probe, instances) -> {
                Instance instance = instances.reserve();
                if (instance.send(instance.provisionRequest()).status() != 202) {
                    throw probe.notApplicable("The broker did not respond with 202.");
                }
                if (!instance.deprovision().succeeded()) {
                    throw probe.notRun("The deprovision request did not succeed.");
                }
                Statuses.expect(
                        probe,
                        "A deprovision request after the deletion of an instance that was being created",
                        Statuses.settle(instance, instance.deprovisionRequest()),
                        410);
            });

    private static final Check ORPHAN = Check.must(Area.ORPHANS, "orphans.deletion-after-rejected-provision")
            .section(SpecSection.ORPHAN_MITIGATION)
            .requirement("A deprovision request after a provision request that was rejected gets 410.")
            .remedy("Create nothing for requests that are rejected, and respond to deletions with 410.")
            .own((probe, instances) -> {
                Instance instance = instances.reserve();
                ResponseView rejected = Statuses.settle(
                        instance,
                        instance.provisionRequest().without("service_id").without("plan_id"));
                if (!rejected.isRejection()) {
                    throw probe.notRun("The provision request was not rejected.");
                }
                Statuses.expect(
                        probe,
                        "A deprovision request after a rejected provision request",
                        Statuses.settle(instance, instance.deprovisionRequest()),
                        410);
            });

    private static final Check REPEATED = Check.must(Area.ORPHANS, "orphans.deletion-repeatable")
            .section(SpecSection.ORPHAN_MITIGATION)
            .requirement("Deprovision requests can be repeated until the platform learns that the instance is gone.")
            .remedy("Respond with 410 to each deprovision request for an instance that does not exist.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                if (!instance.deprovision().succeeded()) {
                    throw probe.notRun("The instance was not deleted, see deprovision.succeeds.");
                }
                for (int i = 0; i < 3; i++) {
                    Statuses.expect(
                            probe,
                            "A repeated deprovision request",
                            Statuses.settle(instance, instance.deprovisionRequest()),
                            410);
                }
            });

    private CancellationChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(ACCEPTED, GONE, ORPHAN, REPEATED);
    }
}

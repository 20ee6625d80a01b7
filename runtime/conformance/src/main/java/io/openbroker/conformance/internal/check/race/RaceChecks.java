package io.openbroker.conformance.internal.check.race;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import java.util.List;

/** Requests about one instance at the same time. */
public final class RaceChecks {

    private static final Check SAME = Check.must(Area.CONCURRENCY, "concurrency.identical-provision-once")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("Of identical provision requests at the same time, at most one gets 201.")
            .remedy("Claim the id of the instance before it is created.")
            .races((probe, instances) -> {
                Instance instance = instances.reserve();
                List<ResponseView> responses = new Race()
                        .with(instance, instance.provisionRequest(), probe.atOnce())
                        .run(probe);
                Race.expectOneCreation(probe, "identical provision requests", responses);
                for (ResponseView response : responses) {
                    Statuses.expectOrBlocked(
                            probe, "One of several identical provision requests", response, 200, 201, 202);
                }
            });

    private static final Check DIFFERENT = Check.must(Area.CONCURRENCY, "concurrency.different-provision-conflict")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("Of two provision requests with different plans at the same time, one is accepted.")
            .remedy("Claim the id of the instance before it is created, and reject other requests for it with 409.")
            .races((probe, instances) -> {
                Plan other = probe.otherThan(instances.plan());
                Instance instance = instances.reserve();
                List<ResponseView> responses = new Race()
                        .with(instance, instance.provisionRequest(), 1)
                        .with(instance, instance.with(other).provisionRequest(), 1)
                        .run(probe);
                probe.expect(
                        responses.stream().filter(Statuses::accepted).count() <= 1,
                        "Both provision requests with different plans were accepted.",
                        Statuses.evidence(responses.toArray(ResponseView[]::new)));
            });

    private static final Check DELETIONS = Check.must(Area.CONCURRENCY, "concurrency.deletions-agree")
            .section(SpecSection.DEPROVISIONING_RESPONSE)
            .requirement("Deprovision requests at the same time get 200, 202, 410 or 422 ConcurrencyError.")
            .remedy("Respond with 202 or ConcurrencyError while the instance is deleted, and then with 410.")
            .races((probe, instances) -> {
                Instance instance = instances.provision();
                for (ResponseView response : new Race()
                        .with(instance, instance.deprovisionRequest(), probe.atOnce())
                        .run(probe)) {
                    Statuses.expectOrBlocked(probe, "One of several deprovision requests", response, 200, 202, 410);
                }
            });

    private RaceChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(SAME, DIFFERENT, DELETIONS);
    }
}

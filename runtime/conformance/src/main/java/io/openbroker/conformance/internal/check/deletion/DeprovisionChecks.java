package io.openbroker.conformance.internal.check.deletion;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Deleting service instances. */
public final class DeprovisionChecks {

    private static final DeletionChecks COMMON = new DeletionChecks(
            new DeletionChecks.Words(Area.DEPROVISION, "deprovision", "a", "deprovisioning", "service instance"),
            new DeletionChecks.Sections(
                    SpecSection.DEPROVISIONING,
                    SpecSection.DEPROVISIONING_PARAMETERS,
                    SpecSection.DEPROVISIONING_RESPONSE,
                    SpecSection.DEPROVISIONING_BODY),
            Step.DEPROVISION,
            new OwnInstances());

    private static final Check AGAIN = must("deprovision.again-410")
            .section(SpecSection.DEPROVISIONING_RESPONSE)
            .requirement("A deprovision request for an instance that was deleted gets 410.")
            .remedy("Respond with 410 once the instance is deleted.")
            .at(
                    Stage.DEPROVISIONED,
                    (probe, shared) -> Statuses.expect(
                            probe,
                            "A deprovision request for a deleted instance",
                            Statuses.settle(shared.instance(), shared.instance().deprovisionRequest()),
                            410));

    private static final Check REJECTED_KEEPS = must("deprovision.rejected.keeps-the-instance")
            .section(SpecSection.ERRORS)
            .requirement("A deprovision request that is rejected with a 4xx leaves the instance as it is.")
            .remedy("Validate the request before anything is deleted.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                ResponseView rejected = Statuses.settle(
                        instance,
                        instance.deprovisionRequest().withoutQuery("service_id").withoutQuery("plan_id"));
                if (!rejected.isRejection()) {
                    throw probe.notRun("The broker accepts the request, see deprovision.request.service-id-required.");
                }
                ResponseView response = Statuses.settle(instance, instance.deprovisionRequest());
                probe.expect(
                        response.status() != 410,
                        "The instance is gone after a deprovision request that was rejected.",
                        Statuses.evidence(rejected, response));
            });

    private DeprovisionChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return Stream.of(COMMON.checks(), List.of(AGAIN, REJECTED_KEEPS))
                .flatMap(List::stream)
                .toList();
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.DEPROVISION, id);
    }

    /** Service instances that a check has for itself. */
    private static final class OwnInstances implements DeletionChecks.Targets {

        @Override
        public CheckBuilder concerning(CheckBuilder builder) {
            return builder;
        }

        @Override
        public Check existing(CheckBuilder builder, BiConsumer<Probe, Deletable> body) {
            return builder.own((probe, instances) -> body.accept(probe, Deletable.of(instances.provision())));
        }

        @Override
        public Check unknown(CheckBuilder builder, BiConsumer<Probe, Deletable> body) {
            return builder.own((probe, instances) -> body.accept(probe, Deletable.of(instances.reserve())));
        }
    }
}

package io.openbroker.conformance.internal.check.race;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import java.util.List;

/** Deletions that meet each other, or creations. Afterwards what they are about is gone, or can be deleted. */
public final class DeletionRaceChecks {

    private static final Check ONCE = must("concurrency.deprovision-once")
            .section(SpecSection.DEPROVISIONING_RESPONSE)
            .requirement("Of deprovision requests at the same time, at most one gets 200.")
            .remedy("Respond with 200 only to the request that deletes the instance, and with 410 to later ones.")
            .races((probe, instances) -> {
                Instance instance = instances.provision();
                expectOnce(
                        probe,
                        "deprovision",
                        new Race()
                                .with(instance, instance.deprovisionRequest(), probe.atOnce())
                                .run(probe));
            });

    private static final Check UNBIND_ONCE = must("concurrency.unbind-once")
            .section(SpecSection.UNBINDING_RESPONSE)
            .when(Condition.BINDABLE)
            .requirement("Of unbind requests at the same time, at most one gets 200.")
            .remedy("Respond with 200 only to the request that deletes the binding, and with 410 to later ones.")
            .races((probe, instances) -> {
                Binding binding = instances.provision().bind();
                expectOnce(
                        probe,
                        "unbind",
                        new Race()
                                .with(binding, binding.unbindRequest(), probe.atOnce())
                                .run(probe));
            });

    private static final Check UNBINDS = must("concurrency.unbinds-agree")
            .section(SpecSection.UNBINDING_RESPONSE)
            .when(Condition.BINDABLE)
            .requirement("Unbind requests at the same time get 200, 202, 410 or 422 ConcurrencyError.")
            .remedy("Respond with 202 or ConcurrencyError while the binding is deleted, and then with 410.")
            .races((probe, instances) -> {
                Binding binding = instances.provision().bind();
                for (ResponseView response : new Race()
                        .with(binding, binding.unbindRequest(), probe.atOnce())
                        .run(probe)) {
                    Statuses.expectOrBlocked(probe, "One of several unbind requests", response, 200, 202, 410);
                }
            });

    // The specification has no response for a creation that is halted by a deletion, so that side of the race is not
    // judged.
    private static final Check CREATION = must("concurrency.provision-and-deprovision")
            .section(SpecSection.ORPHAN_MITIGATION)
            .requirement("Deprovision requests beside provision requests get 200, 202, 410 or 422 ConcurrencyError,"
                    + " and the instance can be deleted afterwards.")
            .remedy("Decide about creation and deletion of an id in one place, such as a row with a lock.")
            .races((probe, instances) -> {
                Instance instance = instances.reserve();
                int each = probe.atOnce() / 2;
                List<ResponseView> responses = new Race()
                        .with(instance, instance.provisionRequest(), each)
                        .with(instance, instance.deprovisionRequest(), each)
                        .run(probe);
                for (ResponseView response : responses.subList(each, responses.size())) {
                    Statuses.expectOrBlocked(
                            probe, "A deprovision request beside a provision request", response, 200, 202, 410);
                }
                expectGone(probe, instance);
            });

    private static final Check BIND = must("concurrency.bind-and-unbind")
            .section(SpecSection.ORPHAN_MITIGATION)
            .when(Condition.BINDABLE)
            .requirement("Unbind requests beside bind requests get 200, 202, 410 or 422 ConcurrencyError,"
                    + " and the binding can be deleted afterwards.")
            .remedy("Decide about creation and deletion of an id in one place, such as a row with a lock.")
            .races((probe, instances) -> {
                Binding binding = instances.provision().reserveBinding();
                int each = probe.atOnce() / 2;
                List<ResponseView> responses = new Race()
                        .with(binding, binding.bindRequest(), each)
                        .with(binding, binding.unbindRequest(), each)
                        .run(probe);
                for (ResponseView response : responses.subList(each, responses.size())) {
                    Statuses.expectOrBlocked(probe, "An unbind request beside a bind request", response, 200, 202, 410);
                }
                expectGone(probe, binding);
            });

    private static final Check DEPROVISION_BIND = Check.should(Area.CONCURRENCY, "concurrency.bind-and-deprovision")
            .section(SpecSection.DEPROVISIONING)
            .when(Condition.BINDABLE)
            .requirement("Bind and deprovision requests at the same time get no 5xx, and leave nothing behind.")
            .remedy("Reject bind requests while the instance is deleted, and deletions while it is bound.")
            .races((probe, instances) -> {
                Instance instance = instances.provision();
                Binding binding = instance.reserveBinding();
                int each = probe.atOnce() / 2;
                expectNoServerError(
                        probe,
                        new Race()
                                .with(binding, binding.bindRequest(), each)
                                .with(instance, instance.deprovisionRequest(), each)
                                .run(probe));
                expectGone(probe, binding);
                expectGone(probe, instance);
            });

    private static final Check DEPROVISION_UNBIND = Check.should(Area.CONCURRENCY, "concurrency.unbind-and-deprovision")
            .section(SpecSection.DEPROVISIONING)
            .when(Condition.BINDABLE)
            .requirement("Unbind and deprovision requests at the same time get no 5xx, and leave nothing behind.")
            .remedy("Reject a deletion with ConcurrencyError while the other one is in progress.")
            .races((probe, instances) -> {
                Instance instance = instances.provision();
                Binding binding = instance.bind();
                int each = probe.atOnce() / 2;
                expectNoServerError(
                        probe,
                        new Race()
                                .with(binding, binding.unbindRequest(), each)
                                .with(instance, instance.deprovisionRequest(), each)
                                .run(probe));
                expectGone(probe, binding);
                expectGone(probe, instance);
            });

    private DeletionRaceChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(ONCE, UNBIND_ONCE, UNBINDS, CREATION, BIND, DEPROVISION_BIND, DEPROVISION_UNBIND);
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.CONCURRENCY, id);
    }

    private static void expectOnce(Probe probe, String verb, List<ResponseView> responses) {
        long deleted = responses.stream().filter(response -> response.is(200)).count();
        probe.expect(
                deleted <= 1,
                deleted + " of " + responses.size() + " " + verb + " requests got 200. Expected: at most one.",
                Statuses.evidence(responses.toArray(ResponseView[]::new)));
    }

    private static void expectNoServerError(Probe probe, List<ResponseView> responses) {
        for (ResponseView response : responses) {
            probe.expect(
                    response.status() < 500,
                    "One of the requests got " + response.status() + ". Expected: a status below 500.",
                    response);
        }
    }

    /** Deletes what may be left, and then expects that there is nothing. */
    private static void expectGone(Probe probe, Instance instance) {
        instance.deprovision();
        Statuses.expect(
                probe,
                "A deprovision request after the instance was deleted",
                Statuses.settle(instance, instance.deprovisionRequest()),
                410);
    }

    private static void expectGone(Probe probe, Binding binding) {
        binding.unbind();
        Statuses.expect(
                probe,
                "An unbind request after the binding was deleted",
                Statuses.settle(binding, binding.unbindRequest()),
                410);
    }
}

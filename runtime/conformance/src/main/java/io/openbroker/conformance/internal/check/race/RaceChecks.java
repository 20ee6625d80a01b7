package io.openbroker.conformance.internal.check.race;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Requests about one instance at the same time. */
public final class RaceChecks {

    private static final int AT_ONCE = 8;

    private static final Check SAME = Check.must(Area.CONCURRENCY, "concurrency.identical-provision-once")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("Of identical provision requests at the same time, at most one gets 201.")
            .remedy("Claim the id of the instance before it is created.")
            .races((probe, instances) -> {
                Instance instance = instances.reserve();
                List<ResponseView> responses =
                        race(probe, instance, Collections.nCopies(AT_ONCE, instance.provisionRequest()));
                long created = responses.stream()
                        .filter(response -> response.status() == 201)
                        .count();
                probe.expect(
                        created <= 1,
                        created + " of " + AT_ONCE + " identical provision requests got 201. Expected: at most one.",
                        Statuses.evidence(responses.toArray(ResponseView[]::new)));
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
                Plan other = instances.plan().offering().plans().stream()
                        .filter(plan -> !plan.id().isEmpty()
                                && !plan.id().equals(instances.plan().id()))
                        .findFirst()
                        .orElseThrow(() -> probe.notApplicable("The service offering has no other plan."));
                Instance instance = instances.reserve();
                List<ResponseView> responses = race(
                        probe,
                        instance,
                        List.of(
                                instance.provisionRequest(),
                                instance.with(other).provisionRequest()));
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
                for (ResponseView response :
                        race(probe, instance, Collections.nCopies(AT_ONCE, instance.deprovisionRequest()))) {
                    Statuses.expectOrBlocked(probe, "One of several deprovision requests", response, 200, 202, 410);
                }
            });

    private static final Check CREATION_AND_DELETION = Check.should(Area.CONCURRENCY, "concurrency.no-server-errors")
            .section(SpecSection.BLOCKING)
            .requirement("Provision and deprovision requests at the same time get no 5xx.")
            .remedy("Reject what cannot be processed at the same time with 422 and the error ConcurrencyError.")
            .races((probe, instances) -> {
                Instance instance = instances.reserve();
                List<OsbRequest> requests = Stream.concat(
                                Collections.nCopies(AT_ONCE / 2, instance.provisionRequest()).stream(),
                                Collections.nCopies(AT_ONCE / 2, instance.deprovisionRequest()).stream())
                        .toList();
                for (ResponseView response : race(probe, instance, requests)) {
                    probe.expect(
                            response.status() < 500,
                            "A request got the status " + response.status() + " while others were processed.",
                            response);
                }
            });

    private RaceChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(SAME, DIFFERENT, DELETIONS, CREATION_AND_DELETION);
    }

    /** Sends requests at the same time, and waits until the instance is at rest. */
    private static List<ResponseView> race(Probe probe, Instance instance, List<OsbRequest> requests) {
        List<ResponseView> responses = Together.send(probe, requests);
        for (int i = 0; i < responses.size(); i++) {
            if (responses.get(i).responded() && responses.get(i).status() == 202) {
                instance.await(requests.get(i), responses.get(i));
            }
        }
        return responses;
    }
}

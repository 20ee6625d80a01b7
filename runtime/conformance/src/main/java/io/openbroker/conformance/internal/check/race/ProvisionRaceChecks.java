package io.openbroker.conformance.internal.check.race;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.check.response.Together;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Service instances that are created, changed and polled by many requests at the same time. */
public final class ProvisionRaceChecks {

    private static final Check ONE_INSTANCE = must("concurrency.identical-provision-one-instance")
            .section(SpecSection.DEPROVISIONING_RESPONSE)
            .requirement("Identical provision requests at the same time create one instance, which is deleted once.")
            .remedy("Claim the id of the instance before it is created.")
            .races((probe, instances) -> {
                Instance instance = instances.reserve();
                List<ResponseView> responses = new Race()
                        .with(instance, instance.provisionRequest(), probe.atOnce())
                        .run(probe);
                if (responses.stream().noneMatch(Statuses::accepted)) {
                    throw probe.notRun("None of the provision requests was accepted.");
                }
                Statuses.expect(
                        probe,
                        "A deprovision request after several identical provision requests",
                        Statuses.settle(instance, instance.deprovisionRequest()),
                        200,
                        202);
                Statuses.expect(
                        probe,
                        "A second deprovision request after several identical provision requests",
                        Statuses.settle(instance, instance.deprovisionRequest()),
                        410);
            });

    private static final Check PARAMETERS = must("concurrency.other-parameters-conflict")
            .section(SpecSection.PROVISIONING_RESPONSE)
            .requirement("Of provision requests with different parameters at the same time, one kind is accepted.")
            .remedy("Claim the id of the instance with its parameters, and reject other requests for it with 409.")
            .races((probe, instances) -> {
                Instance instance = instances.reserve();
                int each = probe.atOnce() / 2;
                List<ResponseView> responses = new Race()
                        .with(instance, instance.provisionRequest(), each)
                        .with(instance, instance.otherProvisionRequest(), each)
                        .run(probe);
                Race.expectOneKind(probe, "provision requests", responses);
                for (ResponseView response : responses) {
                    Statuses.expectOrBlocked(
                            probe, "One of several different provision requests", response, 200, 201, 202, 409);
                }
            });

    private static final Check WINNER = must("concurrency.accepted-plan-kept")
            .section(SpecSection.FETCHING_INSTANCE_BODY)
            .when(Condition.INSTANCES_RETRIEVABLE)
            .requirement("After provision requests with different plans at the same time, the accepted one is kept.")
            .remedy("Store the plan in the same transaction as the id.")
            .races((probe, instances) -> {
                Plan other = probe.otherThan(instances.plan());
                Instance instance = instances.reserve();
                int each = probe.atOnce() / 2;
                List<ResponseView> responses = new Race()
                        .with(instance, instance.provisionRequest(), each)
                        .with(instance, instance.with(other).provisionRequest(), each)
                        .run(probe);
                boolean first = responses.stream().limit(each).anyMatch(Statuses::accepted);
                boolean second = responses.stream().skip(each).anyMatch(Statuses::accepted);
                if (first == second) {
                    throw probe.notRun("No plan was accepted, or both, see concurrency.different-provision-conflict.");
                }
                String expected = first ? instance.plan().id() : other.id();
                ResponseView fetched = probe.send(
                        first ? instance.fetchRequest() : instance.with(other).fetchRequest());
                if (!fetched.is(200)) {
                    throw probe.notRun("The instance was not fetched, see fetch-instance.found-200.");
                }
                String plan = fetched.json().get("plan_id").text();
                probe.expect(
                        plan.isEmpty() || plan.equals(expected),
                        "The instance has the plan " + plan + ". Expected: " + expected + ", which was accepted.",
                        fetched);
            });

    private static final Check BIND = must("concurrency.bind-while-provisioning-rejected")
            .section(SpecSection.BINDING)
            .when(Condition.BINDABLE)
            .requirement("A bind request while the instance is being created gets a 4xx.")
            .remedy("Reject bind requests with 422 ConcurrencyError until the instance exists.")
            .races((probe, instances) -> {
                Instance instance = instances.reserve();
                OsbRequest provision = instance.provisionRequest();
                ResponseView created = acceptedAsynchronously(probe, instance, provision);
                Binding binding = instance.reserveBinding();
                OsbRequest bind = binding.bindRequest();
                ResponseView bound = binding.send(bind);
                ResponseView poll = probe.send(polling(instance, created));
                boolean creating = poll.json().get("state").text().equals("in progress");
                instance.await(provision, created);
                if (bound.status() == 202) {
                    binding.await(bind, bound);
                }
                if (bound.isSuccess() && !creating) {
                    throw probe.notApplicable("The instance was created before the bind request.");
                }
                Statuses.expectRejection(probe, "A bind request while the instance is being created", bound);
            });

    private static final Check UPDATES = must("concurrency.updates-agree")
            .section(SpecSection.UPDATING_RESPONSE)
            .requirement("Updates at the same time get 200, 202 or 422 ConcurrencyError.")
            .remedy("Reject an update with ConcurrencyError while another one is in progress.")
            .races((probe, instances) -> {
                Instance instance = instances.provision();
                OsbRequest update = instance.updateRequest();
                if (!Statuses.accepted(Statuses.settle(instance, update))) {
                    throw probe.notApplicable("The broker rejects an update that changes nothing.");
                }
                for (ResponseView response :
                        new Race().with(instance, update, probe.atOnce()).run(probe)) {
                    Statuses.expectOrBlocked(probe, "One of several updates", response, 200, 202);
                }
            });

    private static final Check POLLS = must("concurrency.polls-served")
            .section(SpecSection.POLLING_INSTANCE_RESPONSE)
            .requirement("Polls of one operation at the same time each get 200 with a state.")
            .remedy("Let polls read the state of the operation without locks.")
            .races((probe, instances) -> {
                Instance instance = instances.reserve();
                OsbRequest provision = instance.provisionRequest();
                ResponseView created = acceptedAsynchronously(probe, instance, provision);
                for (ResponseView poll :
                        Together.send(probe, Collections.nCopies(4 * probe.atOnce(), polling(instance, created)))) {
                    Statuses.expect(probe, "One of several polls", poll, 200);
                    String state = poll.json().get("state").text();
                    probe.expect(
                            !poll.is(200)
                                    || Set.of("in progress", "succeeded", "failed")
                                            .contains(state),
                            "One of several polls got the state \"" + state + "\".",
                            poll);
                }
                instance.await(provision, created);
            });

    private ProvisionRaceChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(ONE_INSTANCE, PARAMETERS, WINNER, BIND, UPDATES, POLLS);
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.CONCURRENCY, id);
    }

    private static ResponseView acceptedAsynchronously(Probe probe, Instance instance, OsbRequest provision) {
        ResponseView created = instance.send(provision);
        if (created.status() != 202) {
            throw probe.notApplicable("The broker did not respond with 202.");
        }
        return created;
    }

    private static OsbRequest polling(Instance instance, ResponseView created) {
        String operation = created.json().get("operation").text();
        OsbRequest polling = instance.lastOperationRequest();
        return operation.isEmpty() ? polling : polling.query("operation", operation);
    }
}

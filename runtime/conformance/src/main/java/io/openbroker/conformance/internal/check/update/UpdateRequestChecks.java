package io.openbroker.conformance.internal.check.update;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.parameter.InvalidParameters;
import java.util.List;

/** Which updates are accepted, and which are rejected. */
public final class UpdateRequestChecks {

    private static final String UNKNOWN = "openbroker-conformance-unknown-id";

    private static final Check NO_SERVICE = Check.must(Area.UPDATE, "update.request.service-id-required")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("An update without service_id gets 400.")
            .remedy("Reject updates without service_id with 400.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Instance instance = shared.instance();
                Statuses.expect(
                        probe,
                        "An update without service_id",
                        update(probe, instance, instance.updateRequest().without("service_id")),
                        400);
            });

    private static final Check UNKNOWN_SERVICE = Check.should(Area.UPDATE, "update.request.unknown-service-rejected")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("An update with an offering that is not in the catalog is rejected.")
            .remedy("Compare service_id with the offering of the instance and reject other ids with 400.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Instance instance = shared.instance();
                Statuses.expectRejection(
                        probe,
                        "An update with the unknown offering " + UNKNOWN,
                        update(probe, instance, instance.updateRequest().with("service_id", UNKNOWN)));
            });

    private static final Check UNKNOWN_PLAN = Check.must(Area.UPDATE, "update.request.unknown-plan-rejected")
            .section(SpecSection.UPDATING_RESPONSE)
            .requirement("An update to a plan that is not in the catalog is rejected.")
            .remedy("Look plan_id up among the plans of the offering and reject unknown ids with 400.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Instance instance = shared.instance();
                Statuses.expectRejection(
                        probe,
                        "An update to the unknown plan " + UNKNOWN,
                        update(probe, instance, instance.updateRequest().with("plan_id", UNKNOWN)));
            });

    private static final Check UNKNOWN_INSTANCE = Check.should(Area.UPDATE, "update.request.unknown-instance-rejected")
            .section(SpecSection.UPDATING)
            .requirement("An update of an instance that does not exist is rejected.")
            .remedy("Respond with 404 to updates of ids that the broker does not know.")
            .writes(probe -> Statuses.expectRejection(
                    probe,
                    "An update of an instance that does not exist",
                    probe.send(
                            probe.requests().update(probe.newId(), probe.plan()).acceptingIncomplete())));

    private static final Check PLAN_FIXED = Check.should(Area.UPDATE, "update.request.plan-not-updateable-rejected")
            .section(SpecSection.UPDATING)
            .requirement("A change of the plan gets a 4xx, or 501, if the catalog does not allow it (plan_updateable).")
            .remedy("Reject changes of the plan with 422, or declare plan_updateable in the catalog.")
            .when(Condition.NOT_PLAN_UPDATEABLE)
            .own((probe, instances) -> {
                var other = probe.otherThan(instances.plan());
                Instance instance = instances.provision();
                ResponseView response =
                        update(probe, instance, instance.updateRequest().with("plan_id", other.id()));
                if (!response.is(501)) {
                    Statuses.expectRejection(probe, "A change to the plan " + other.title(), response);
                }
            });

    private static final Check SAME_PLAN = Check.should(Area.UPDATE, "update.request.same-plan-accepted")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("An update that names the present plan of the instance is accepted where context updates are.")
            .remedy("Compare plan_id with the plan of the instance; the same plan is no change.")
            .when(Condition.CONTEXT_UPDATES)
            .at(Stage.UPDATED, (probe, shared) -> {
                Instance instance = shared.instance();
                Statuses.expect(
                        probe,
                        "An update with the present plan",
                        Statuses.settle(
                                instance,
                                instance.updateRequest()
                                        .with("plan_id", instance.plan().id())),
                        200,
                        202);
            });

    private static final Check CONTEXT = Check.must(Area.UPDATE, "update.context-accepted")
            .section(SpecSection.UPDATING)
            .requirement("An update of the context alone is accepted if the catalog says so (allow_context_updates).")
            .remedy("Accept updates with service_id and context alone, or remove allow_context_updates.")
            .when(Condition.CONTEXT_UPDATES)
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Instance instance = shared.instance();
                Statuses.expect(
                        probe,
                        "An update of the context alone",
                        Statuses.settle(instance, instance.updateRequest()),
                        200,
                        202);
            });

    private static final Check UNKNOWN_MEMBERS = Check.must(Area.UPDATE, "update.request.unknown-members-ignored")
            .section(SpecSection.VENDOR_EXTENSIONS)
            .requirement("Members of an update that the broker does not know are ignored.")
            .remedy("Ignore members that the broker does not know.")
            .when(Condition.CONTEXT_UPDATES)
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Instance instance = shared.instance();
                Statuses.expect(
                        probe,
                        "An update with an unknown member",
                        Statuses.settle(instance, instance.updateRequest().with("x-openbroker-conformance", "unknown")),
                        200,
                        202);
            });

    private static final Check INVALID = Check.should(Area.UPDATE, "update.parameters.invalid-rejected")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("Parameters that violate the published schema for updates are rejected.")
            .remedy("Validate parameters against the published schema and reject invalid ones with 400.")
            .when(Condition.schema(SchemaPlace.UPDATE))
            .own((probe, instances) -> {
                List<InvalidParameters> all =
                        probe.requests().parameters().invalid(instances.plan(), SchemaPlace.UPDATE);
                if (all.isEmpty()) {
                    throw probe.notApplicable("No parameters were found that violate the schema.");
                }
                Instance instance = instances.provision();
                for (InvalidParameters invalid : all) {
                    ResponseView response =
                            update(probe, instance, instance.updateRequest().with("parameters", invalid.parameters()));
                    Statuses.expectRejection(
                            probe, "An update with invalid parameters (" + invalid.violation() + ")", response);
                }
            });

    private static final Check REJECTED_CHANGES_NOTHING = Check.must(Area.UPDATE, "update.rejected.changes-nothing")
            .section(SpecSection.UPDATING_RESPONSE)
            .requirement("A rejected update leaves plan_id of the instance as it was.")
            .remedy("Validate the whole update before anything is stored.")
            .when(Condition.INSTANCES_RETRIEVABLE)
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Instance instance = shared.instance();
                ResponseView rejected =
                        update(probe, instance, instance.updateRequest().with("plan_id", UNKNOWN));
                if (!rejected.isRejection()) {
                    throw probe.notRun("The broker accepts an unknown plan, see update.request.unknown-plan-rejected.");
                }
                ResponseView fetched = instance.send(instance.fetchRequest());
                Statuses.expect(probe, "Fetching the instance after a rejected update", fetched, 200);
                var planId = fetched.json().get("plan_id");
                probe.expect(
                        !planId.isPresent()
                                || planId.text().equals(instance.plan().id()),
                        "/plan_id is " + planId.shown() + " after a rejected update. Expected: \""
                                + instance.plan().id() + "\".",
                        Statuses.evidence(rejected, fetched));
            });

    private UpdateRequestChecks() {}

    /**
     * Sends an update, and waits for its end.
     *
     * @throws CheckStopped if the broker has no updates, which are optional
     */
    static ResponseView update(Probe probe, Instance instance, OsbRequest request) {
        ResponseView response = Statuses.settle(instance, request);
        if (response.is(405, 501)) {
            throw probe.notApplicable(
                    "The broker responds with " + response.status() + " to updates, and so has none.");
        }
        return response;
    }

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                NO_SERVICE,
                UNKNOWN_SERVICE,
                UNKNOWN_PLAN,
                UNKNOWN_INSTANCE,
                PLAN_FIXED,
                SAME_PLAN,
                CONTEXT,
                UNKNOWN_MEMBERS,
                INVALID,
                REJECTED_CHANGES_NOTHING);
    }
}

package io.openbroker.conformance.internal.check.update;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.parameter.InvalidParameters;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Which updates are accepted, and which are rejected. */
public final class UpdateRequestChecks {

    private static final String UNKNOWN = "openbroker-conformance-unknown-id";

    private static final Check NO_SERVICE = Check.must(Area.UPDATE, "update.request.service-id-required")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("An update without service_id gets 400.")
            .remedy("Reject updates without service_id with 400.")
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> Statuses.expect(
                            probe,
                            "An update without service_id",
                            settle(shared.instance(), request -> request.without("service_id")),
                            400));

    private static final Check UNKNOWN_SERVICE = Check.must(Area.UPDATE, "update.request.unknown-service-rejected")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("An update with an offering that is not in the catalog is rejected.")
            .remedy("Compare service_id with the offering of the instance and reject other ids with 400.")
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> Statuses.expectRejection(
                            probe,
                            "An update with the unknown offering " + UNKNOWN,
                            settle(shared.instance(), request -> request.with("service_id", UNKNOWN))));

    private static final Check UNKNOWN_PLAN = Check.must(Area.UPDATE, "update.request.unknown-plan-rejected")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("An update to a plan that is not in the catalog is rejected.")
            .remedy("Look plan_id up among the plans of the offering and reject unknown ids with 400.")
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> Statuses.expectRejection(
                            probe,
                            "An update to the unknown plan " + UNKNOWN,
                            settle(shared.instance(), UpdateRequestChecks::toUnknownPlan)));

    private static final Check UNKNOWN_INSTANCE = Check.must(Area.UPDATE, "update.request.unknown-instance-rejected")
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
                var other = instances.plan().offering().plans().stream()
                        .filter(plan -> !plan.id().isEmpty()
                                && !plan.id().equals(instances.plan().id()))
                        .findFirst()
                        .orElseThrow(() -> probe.notApplicable("The service offering has no other plan."));
                ResponseView response = settle(instances.provision(), request -> request.with("plan_id", other.id()));
                if (!response.is(501)) {
                    Statuses.expectRejection(probe, "A change to the plan " + other.title(), response);
                }
            });

    private static final Check SAME_PLAN = Check.should(Area.UPDATE, "update.request.same-plan-accepted")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("An update that names the present plan of the instance is accepted where context updates are.")
            .remedy("Compare plan_id with the plan of the instance; the same plan is no change.")
            .when(Condition.CONTEXT_UPDATES)
            .at(
                    Stage.UPDATED,
                    accepted("with the present plan", (request, plan) -> request.with("plan_id", plan.id())));

    private static final Check CONTEXT = Check.must(Area.UPDATE, "update.context-accepted")
            .section(SpecSection.UPDATING)
            .requirement("An update of the context alone is accepted if the catalog says so (allow_context_updates).")
            .remedy("Accept updates with service_id and context alone, or remove allow_context_updates.")
            .when(Condition.CONTEXT_UPDATES)
            .at(Stage.PROVISIONED, accepted("of the context alone", (request, plan) -> request));

    private static final Check UNKNOWN_MEMBERS = Check.must(Area.UPDATE, "update.request.unknown-members-ignored")
            .section(SpecSection.VENDOR_EXTENSIONS)
            .requirement("Members of an update that the broker does not know are ignored.")
            .remedy("Ignore members that the broker does not know.")
            .when(Condition.CONTEXT_UPDATES)
            .at(
                    Stage.PROVISIONED,
                    accepted(
                            "with an unknown member",
                            (request, plan) -> request.with("x-openbroker-conformance", "unknown")));

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
                    Statuses.expectRejection(
                            probe,
                            "An update with invalid parameters (" + invalid.violation() + ")",
                            settle(instance, request -> request.with("parameters", invalid.parameters())));
                }
            });

    private static final Check REJECTED_CHANGES_NOTHING = Check.must(Area.UPDATE, "update.rejected.changes-nothing")
            .section(SpecSection.UPDATING_RESPONSE)
            .requirement("A rejected update leaves plan_id of the instance as it was.")
            .remedy("Validate the whole update before anything is stored.")
            .when(Condition.INSTANCES_RETRIEVABLE)
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Instance instance = shared.instance();
                ResponseView rejected = settle(instance, UpdateRequestChecks::toUnknownPlan);
                if (!rejected.isRejection()) {
                    throw probe.notRun("The broker accepts an unknown plan, see update.request.unknown-plan-rejected.");
                }
                expectPlan(probe, instance, "a rejected update", rejected);
            });

    private static final Check PLAN_KEPT = Check.must(Area.UPDATE, "update.request.plan-kept")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("An update without plan_id leaves plan_id of the instance as it was.")
            .remedy("Change the plan only if the request has plan_id.")
            .when(Condition.INSTANCES_RETRIEVABLE)
            .when(Condition.CONTEXT_UPDATES)
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                expectPlan(probe, instance, "an update without plan_id", updateOfContext(probe, instance));
            });

    private static final Check PARAMETERS_KEPT = Check.must(Area.UPDATE, "update.request.parameters-kept")
            .section(SpecSection.UPDATING_REQUEST)
            .requirement("An update without parameters leaves the parameters of the instance as they were.")
            .remedy("Keep the parameters of the instance if the request has none.")
            .when(Condition.INSTANCES_RETRIEVABLE)
            .when(Condition.CONTEXT_UPDATES)
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                ResponseView before = instance.send(instance.fetchRequest());
                if (before.status() != 200 || !before.json().get("parameters").isPresent()) {
                    throw probe.notApplicable("The broker does not return the parameters of the instance.");
                }
                ResponseView updated = updateOfContext(probe, instance);
                ResponseView after = fetch(probe, instance, "an update without parameters");
                JsonView parameters = after.json().get("parameters");
                JsonView expected = before.json().get("parameters");
                probe.expect(
                        parameters.node().equals(expected.node()),
                        "/parameters is " + parameters.shown() + " after an update without parameters. Expected: "
                                + expected.shown() + ".",
                        Statuses.evidence(before, updated, after));
            });

    private UpdateRequestChecks() {}

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
                REJECTED_CHANGES_NOTHING,
                PLAN_KEPT,
                PARAMETERS_KEPT);
    }

    /** Sends an update, by default of the context alone, and waits for its end. */
    private static ResponseView settle(Instance instance, UnaryOperator<OsbRequest> edit) {
        return Statuses.settle(instance, edit.apply(instance.updateRequest()));
    }

    private static OsbRequest toUnknownPlan(OsbRequest request) {
        return request.with("plan_id", UNKNOWN);
    }

    /**
     * Expects that an update is accepted.
     *
     * @param how the update, as the end of a sentence: {@code with the present plan}
     */
    private static CheckBody.Visit accepted(String how, BiFunction<OsbRequest, Plan, OsbRequest> edit) {
        return (probe, shared) -> {
            Instance instance = shared.instance();
            ResponseView response = settle(instance, request -> edit.apply(request, instance.plan()));
            Statuses.expect(probe, "An update " + how, response, 200, 202);
        };
    }

    private static ResponseView updateOfContext(Probe probe, Instance instance) {
        ResponseView response = settle(instance, UnaryOperator.identity());
        if (!response.is(200, 202)) {
            throw probe.notRun("The update was not accepted, see update.context-accepted.");
        }
        return response;
    }

    private static ResponseView fetch(Probe probe, Instance instance, String after) {
        ResponseView fetched = instance.send(instance.fetchRequest());
        Statuses.expect(probe, "Fetching the instance after " + after, fetched, 200);
        return fetched;
    }

    private static void expectPlan(Probe probe, Instance instance, String after, ResponseView update) {
        ResponseView fetched = fetch(probe, instance, after);
        JsonView planId = fetched.json().get("plan_id");
        probe.expect(
                !planId.isPresent() || planId.text().equals(instance.plan().id()),
                "/plan_id is " + planId.shown() + " after " + after + ". Expected: \""
                        + instance.plan().id() + "\".",
                Statuses.evidence(update, fetched));
    }
}

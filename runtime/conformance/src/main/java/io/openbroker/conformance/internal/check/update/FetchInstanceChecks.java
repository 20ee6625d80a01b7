package io.openbroker.conformance.internal.check.update;

import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Recording;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;

/** Fetching service instances. */
public final class FetchInstanceChecks {

    private static final Check FOUND = check("fetch-instance.found-200")
            .section(SpecSection.FETCHING_INSTANCE)
            .requirement("An instance can be fetched as soon as its creation has succeeded.")
            .remedy("Respond with 200, or remove instances_retrievable from the catalog.")
            .judges((probe, recording) -> {
                recording.succeeded(Step.PROVISION);
                Statuses.expect(
                        probe,
                        "Fetching the instance after its creation",
                        recording.step(Step.FETCH_INSTANCE).response(),
                        200);
            });

    private static final Check BODY = check("fetch-instance.body-object")
            .section(SpecSection.FETCHING_INSTANCE_BODY)
            .requirement("The response has a JSON object as its body.")
            .remedy("Respond with the members of the instance, or with {}.")
            .judges((probe, recording) -> Shapes.object(probe, fetched(recording)));

    private static final Check IDS = check("fetch-instance.ids-match")
            .section(SpecSection.FETCHING_INSTANCE_BODY)
            .requirement("The service_id and plan_id are those of the instance if they are present.")
            .remedy("Return the ids with which the instance was created or last updated.")
            .judges((probe, recording) -> {
                ResponseView response = fetched(recording);
                same(probe, response, "service_id", recording.plan().offering().id());
                same(probe, response, "plan_id", recording.plan().id());
            });

    private static final Check DASHBOARD = check("fetch-instance.dashboard-url-announced")
            .section(SpecSection.FETCHING_INSTANCE_BODY)
            .requirement("A dashboard_url that is fetched was in the response to the provision request already.")
            .remedy("Return dashboard_url in the first response to the provision request, also in a 202.")
            .judges((probe, recording) -> {
                ResponseView response = fetched(recording);
                ResponseView provisioned = recording.step(Step.PROVISION).response();
                probe.expect(
                        !response.json().get("dashboard_url").isPresent()
                                || provisioned.json().get("dashboard_url").isPresent(),
                        "/dashboard_url is "
                                + response.json().get("dashboard_url").shown()
                                + ", but the response to the provision request had none.",
                        Statuses.evidence(provisioned, response));
            });

    private static final Check DASHBOARD_STRING = check("fetch-instance.dashboard-url-string")
            .section(SpecSection.FETCHING_INSTANCE_BODY)
            .requirement("The dashboard_url is a string if it is present.")
            .remedy("Return the URL as a string, or leave dashboard_url out.")
            .judges((probe, recording) -> {
                ResponseView response = fetched(recording);
                if (response.json().get("dashboard_url").isPresent()) {
                    Shapes.string(probe, response, response.json().get("dashboard_url"), false);
                }
            });

    private static final Check PARAMETERS = check("fetch-instance.parameters-object")
            .section(SpecSection.FETCHING_INSTANCE_BODY)
            .requirement("Parameters are an object if they are present.")
            .remedy("Return the parameters of the instance as an object, or leave them out.")
            .judges((probe, recording) -> {
                ResponseView response = fetched(recording);
                if (response.json().get("parameters").isPresent()) {
                    Shapes.object(probe, response, response.json().get("parameters"));
                }
            });

    private static final Check PARAMETERS_MATCH = should("fetch-instance.parameters-match")
            .section(SpecSection.FETCHING_INSTANCE_BODY)
            .requirement("Parameters that are returned have the values of the provision request.")
            .remedy("Return the current values, and leave out parameters that are secret.")
            .judges((probe, recording) -> {
                ResponseView response = fetched(recording);
                JsonView sent = JsonView.of(
                                recording.step(Step.PROVISION).request().body())
                        .get("parameters");
                List<String> different =
                        Shapes.differences(sent, response.json().get("parameters"));
                probe.expect(
                        different.isEmpty(),
                        "Parameters have other values than in the provision request: " + String.join(", ", different)
                                + ".",
                        Statuses.evidence(recording.step(Step.PROVISION).response(), response));
            });

    private static final Check MAINTENANCE = check("fetch-instance.maintenance-info-object")
            .section(SpecSection.FETCHING_INSTANCE_BODY)
            .since(ApiVersion.V2_17)
            .requirement("The maintenance_info is an object with a version if it is present.")
            .remedy("Return the maintenance version of the instance, or leave maintenance_info out.")
            .judges((probe, recording) -> {
                ResponseView response = fetched(recording);
                JsonView info = response.json().get("maintenance_info");
                if (info.isPresent()) {
                    Shapes.expect(probe, response, info, info.get("version").isText(), "an object with a version");
                }
            });

    private static final Check METADATA = check("fetch-instance.metadata-object")
            .section(SpecSection.INSTANCE_METADATA)
            .since(ApiVersion.V2_17)
            .requirement("The metadata, its labels and its attributes are objects if they are present.")
            .remedy("Return objects, or leave metadata out.")
            .judges((probe, recording) -> Shapes.instanceMetadata(probe, fetched(recording), "labels", "attributes"));

    private static final Check HINTS = check("fetch-instance.ids-optional")
            .section(SpecSection.FETCHING_INSTANCE)
            .requirement("An instance can be fetched without service_id and plan_id, which are hints.")
            .remedy("Find the instance by its id alone.")
            .at(
                    Stage.PROVISIONED,
                    (probe, shared) -> Statuses.expect(
                            probe,
                            "Fetching the instance without service_id and plan_id",
                            shared.instance()
                                    .send(shared.instance()
                                            .fetchRequest()
                                            .withoutQuery("service_id")
                                            .withoutQuery("plan_id")),
                            200));

    private static final Check UNKNOWN = check("fetch-instance.unknown-404")
            .section(SpecSection.FETCHING_INSTANCE_RESPONSE)
            .requirement("Fetching an instance that does not exist gets 404.")
            .remedy("Respond with 404 for ids that the broker does not know.")
            .reads(probe -> Statuses.expect(
                    probe,
                    "Fetching an instance that does not exist",
                    probe.send(probe.requests().fetchInstance(probe.newId(), probe.plan())),
                    404));

    private static final Check CREATING = check("fetch-instance.creating-404")
            .section(SpecSection.FETCHING_INSTANCE_RESPONSE)
            .requirement("Fetching an instance that is being created gets 404.")
            .remedy("Respond with 404 until the creation has succeeded.")
            .at(Stage.PROVISIONING, (probe, shared) -> {
                ResponseView response = shared.instance().send(shared.instance().fetchRequest());
                if (response.is(200)) {
                    // The creation may have ended in between.
                    ResponseView poll = shared.instance().send(shared.pollRequest());
                    probe.expect(
                            !poll.json().get("state").text().equals("in progress"),
                            "Fetching an instance that is being created got 200. Expected: 404.",
                            Statuses.evidence(response, poll));
                } else {
                    Statuses.expect(probe, "Fetching an instance that is being created", response, 404);
                }
            });

    private static final Check UPDATING = check("fetch-instance.updating-422")
            .section(SpecSection.FETCHING_INSTANCE_RESPONSE)
            .requirement("Fetching an instance that is being updated gets 200, or 422 ConcurrencyError.")
            .remedy("Respond with the instance, or with 422 ConcurrencyError if it cannot be fetched now.")
            .at(
                    Stage.UPDATING,
                    (probe, shared) -> Statuses.expectOrBlocked(
                            probe,
                            "Fetching an instance that is being updated",
                            shared.instance().send(shared.instance().fetchRequest()),
                            200));

    private static final Check DELETED = check("fetch-instance.deleted-404")
            .section(SpecSection.FETCHING_INSTANCE_RESPONSE)
            .requirement("Fetching an instance that has been deleted gets 404.")
            .remedy("Respond with 404 once the instance is deleted.")
            .judges((probe, recording) -> {
                recording.succeeded(Step.DEPROVISION);
                Statuses.expect(
                        probe,
                        "Fetching the instance after its deletion",
                        recording.step(Step.FETCH_DEPROVISIONED).response(),
                        404);
            });

    private static final Check UPDATED_PLAN = check("fetch-instance.plan-after-updates")
            .section(SpecSection.FETCHING_INSTANCE_BODY)
            .requirement("The plan_id is that of the latest update if it is present.")
            .remedy("Return the current plan of the instance.")
            .judges((probe, recording) -> {
                recording.succeeded(Step.UPDATE_PLAN_BACK);
                ResponseView response = recording.succeeded(Step.FETCH_UPDATED).response();
                same(probe, response, "plan_id", recording.plan().id());
            });

    private FetchInstanceChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                FOUND,
                BODY,
                IDS,
                DASHBOARD,
                DASHBOARD_STRING,
                PARAMETERS,
                PARAMETERS_MATCH,
                MAINTENANCE,
                METADATA,
                HINTS,
                UNKNOWN,
                CREATING,
                UPDATING,
                DELETED,
                UPDATED_PLAN);
    }

    private static CheckBuilder check(String id) {
        return Check.must(Area.FETCH_INSTANCE, id).since(ApiVersion.V2_14).when(Condition.INSTANCES_RETRIEVABLE);
    }

    private static CheckBuilder should(String id) {
        return Check.should(Area.FETCH_INSTANCE, id).since(ApiVersion.V2_14).when(Condition.INSTANCES_RETRIEVABLE);
    }

    private static ResponseView fetched(Recording recording) {
        return recording.succeeded(Step.FETCH_INSTANCE).response();
    }

    private static void same(Probe probe, ResponseView response, String member, String expected) {
        JsonView actual = response.json().get(member);
        probe.expect(
                !actual.isPresent() || actual.text().equals(expected),
                actual.pointer() + " is " + actual.shown() + ". Expected: \"" + expected + "\".",
                response);
    }
}

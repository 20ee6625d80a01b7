package io.openbroker.conformance.internal.check.update;

import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Recording;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The response to updates. */
public final class UpdateResponseChecks {

    private static final List<Step> UPDATES = List.of(Step.UPDATE_PARAMETERS, Step.UPDATE_PLAN, Step.UPDATE_PLAN_BACK);

    private static final Check NEVER_202 = Check.must(Area.UPDATE, "update.sync.never-202")
            .section(SpecSection.ASYNCHRONOUS)
            .requirement("An update without accepts_incomplete=true never gets 202 Accepted.")
            .remedy("Respond with 422 AsyncRequired if the request does not have accepts_incomplete=true.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                ResponseView response =
                        Statuses.settle(instance, change(probe, instance).synchronous());
                probe.expect(
                        response.status() != 202,
                        "An update without accepts_incomplete got 202. Expected: 200, or 422 AsyncRequired.",
                        response);
            });

    private static final Check DONE = Check.must(Area.UPDATE, "update.sync.done-200")
            .section(SpecSection.UPDATING_RESPONSE)
            .requirement("An update that is done when the broker responds gets 200 OK.")
            .remedy("Respond with 200, not with 201 or 204.")
            .judges((probe, recording) -> each(recording, (step, record) -> {
                if (record.response().isSuccess()) {
                    Statuses.expect(probe, "A request for " + step.title(), record.response(), 200, 202);
                }
            }));

    private static final Check PARAMETERS = Check.may(Area.UPDATE, "update.parameters.accepted")
            .section(SpecSection.INSTANCE_SCHEMA)
            .requirement("An update with parameters that conform to the published schema succeeds.")
            .remedy(
                    "Accept parameters that conform to the schema, or publish a schema that is as strict as the broker.")
            .judges((probe, recording) -> succeeds(probe, recording, Step.UPDATE_PARAMETERS));

    private static final Check PLAN = Check.should(Area.UPDATE, "update.plan.accepted")
            .section(SpecSection.UPDATING)
            .requirement(
                    "A change of the plan succeeds if the catalog allows it (plan_updateable), or is rejected with a"
                            + " 4xx that says why.")
            .remedy("Change the plan, or reject the change with 422 and a description.")
            .judges((probe, recording) -> {
                OperationRecord record = recording.step(Step.UPDATE_PLAN);
                if (!record.response().isRejection()) {
                    succeeds(probe, recording, Step.UPDATE_PLAN);
                } else if (!record.requiresAsync()) {
                    JsonView description = record.response().json().get("description");
                    probe.expect(
                            description.isText(),
                            "The change of the plan is rejected without a description: " + description.pointer()
                                    + " is " + description.shown() + ".",
                            record.response());
                }
            });

    private static final Check REQUIRED = Check.must(Area.UPDATE, "update.async.required-422")
            .section(SpecSection.UPDATING_PARAMETERS)
            .requirement(
                    "A broker that updates only asynchronously rejects updates without accepts_incomplete=true with"
                            + " 422 AsyncRequired.")
            .remedy("Respond with 422 and the error code \"AsyncRequired\".")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                ResponseView response =
                        Statuses.settle(instance, change(probe, instance).synchronous());
                if (response.status() == 202) {
                    throw probe.notRun("The broker responds with 202, see update.sync.never-202.");
                }
                if (response.is(200) || response.isError(422, "AsyncRequired")) {
                    return;
                }
                if (!Statuses.settle(instance, change(probe, instance).acceptingIncomplete())
                        .is(202)) {
                    throw probe.notApplicable("The broker does not update asynchronously.");
                }
                Statuses.expectError(probe, "An update without accepts_incomplete", response, "AsyncRequired");
            });

    private static final Check BODY = Check.must(Area.UPDATE, "update.response.body-object")
            .section(SpecSection.UPDATING_BODY)
            .requirement("The response to an accepted update has a JSON object as its body.")
            .remedy("Respond with {} if there is nothing to say.")
            .judges((probe, recording) -> accepted(recording, response -> Shapes.object(probe, response)));

    private static final Check DASHBOARD = Check.must(Area.UPDATE, "update.response.dashboard-url-string")
            .section(SpecSection.UPDATING_BODY)
            .requirement("The dashboard_url is a string or null if it is present.")
            .remedy("Return the URL as a string, or leave dashboard_url out.")
            .judges((probe, recording) -> accepted(recording, response -> {
                if (response.json().get("dashboard_url").exists()) {
                    Shapes.string(probe, response, response.json().get("dashboard_url"), true);
                }
            }));

    private static final Check DASHBOARD_URL = Check.should(Area.UPDATE, "update.response.dashboard-url-absolute")
            .section(SpecSection.UPDATING_BODY)
            .requirement("The dashboard_url is a URL that users can open: absolute, with a host.")
            .remedy("Return an absolute URL with scheme and host, or leave dashboard_url out.")
            .judges((probe, recording) -> accepted(
                    recording,
                    response -> Shapes.url(probe, response, response.json().get("dashboard_url"))));

    private static final Check OPERATION = Check.must(Area.UPDATE, "update.response.operation-text")
            .section(SpecSection.UPDATING_BODY)
            .requirement("The operation is a string that is not empty if it is present.")
            .remedy("Return an identifier of the operation, or leave operation out.")
            .judges((probe, recording) -> accepted(recording, response -> {
                JsonView operation = response.json().get("operation");
                if (operation.isPresent()) {
                    Shapes.expect(probe, response, operation, operation.isText(), "a string that is not empty");
                }
            }));

    private static final Check METADATA = Check.must(Area.UPDATE, "update.response.metadata-object")
            .section(SpecSection.INSTANCE_METADATA)
            .since(ApiVersion.V2_16)
            .requirement("The metadata, its labels and its attributes are objects if they are present.")
            .remedy("Return objects, or leave metadata out.")
            .judges((probe, recording) ->
                    accepted(recording, response -> Shapes.instanceMetadata(probe, response, "labels", "attributes")));

    private static final Check CONCURRENT = Check.must(Area.UPDATE, "update.concurrent.blocked-422")
            .section(SpecSection.BLOCKING)
            .requirement(
                    "A second update while one is in progress is accepted, or is rejected with 422 ConcurrencyError.")
            .remedy("Respond with 422 ConcurrencyError if the broker cannot update the instance now.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                OsbRequest first = change(probe, instance);
                OsbRequest second = another(probe, instance, first);
                if (!Statuses.accepted(Statuses.settle(instance, second))) {
                    throw probe.notApplicable("The broker does not accept the update that would be the second one.");
                }
                ResponseView begun = instance.send(first);
                if (!begun.is(202)) {
                    throw probe.notApplicable("The broker does not update asynchronously.");
                }
                ResponseView response = instance.send(second);
                Statuses.expectOrBlocked(probe, "A second update while one is in progress", response, 200, 202);
                instance.await(first, begun);
                if (response.is(202)) {
                    instance.await(second, response);
                }
            });

    private UpdateResponseChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                NEVER_202,
                DONE,
                PARAMETERS,
                PLAN,
                REQUIRED,
                BODY,
                DASHBOARD,
                DASHBOARD_URL,
                OPERATION,
                METADATA,
                CONCURRENT);
    }

    /** An update of parameters, if there is a schema for them, to the present plan. */
    private static OsbRequest change(Probe probe, Instance instance) {
        return instance.updateRequest()
                .with("plan_id", instance.plan().id())
                .parameters(probe.requests().parameters().change(instance.plan()));
    }

    /** An update as acceptable as another one: it differs in a parameter, or else in what every broker ignores. */
    private static OsbRequest another(Probe probe, Instance instance, OsbRequest update) {
        ObjectNode parameters = update.body().path("parameters") instanceof ObjectNode given
                ? given
                : JsonNodeFactory.instance.objectNode();
        return probe.requests()
                .parameters()
                .other(instance.plan(), SchemaPlace.UPDATE, parameters)
                .map(other -> update.with("parameters", other))
                .orElseGet(() -> update.body(
                        json -> json.withObjectProperty("context").put("openbroker_conformance", "another")));
    }

    private static void succeeds(Probe probe, Recording recording, Step step) {
        OperationRecord record = recording.step(step);
        if (record.requiresAsync()) {
            throw probe.notApplicable("The broker updates asynchronously only.");
        }
        Statuses.expectSuccess(probe, "A request for " + step.title(), record);
    }

    /** Calls back for each update that took place; ends the check with the reason if none did. */
    private static void each(Recording recording, BiConsumer<Step, OperationRecord> judge) {
        if (UPDATES.stream().noneMatch(step -> recording.find(step).isPresent())) {
            recording.step(Step.UPDATE_PARAMETERS);
        }
        UPDATES.forEach(step -> recording.find(step).ifPresent(record -> judge.accept(step, record)));
    }

    /** Calls back for each update that was accepted; ends the check with the reason if none was. */
    private static void accepted(Recording recording, Consumer<ResponseView> judge) {
        List<ResponseView> responses = UPDATES.stream()
                .flatMap(step -> recording.find(step).stream())
                .map(OperationRecord::response)
                .filter(response -> response.responded() && Statuses.accepted(response))
                .toList();
        if (responses.isEmpty()) {
            recording.accepted(Step.UPDATE_PARAMETERS);
        }
        responses.forEach(judge);
    }
}

package io.openbroker.conformance.internal.check.deletion;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;

/** Deleting service instances. */
public final class DeprovisionChecks {

    private static final Check SUCCEEDS = must("deprovision.succeeds")
            .section(SpecSection.DEPROVISIONING)
            .requirement("A service instance can be deleted.")
            .remedy("Delete the service instance and respond with 200, or with 202 while that is in progress.")
            .judges((probe, recording) -> {
                OperationRecord record = recording.step(Step.DEPROVISION);
                if (record.requiresAsync()) {
                    throw probe.notApplicable("The broker supports only asynchronous deprovisioning.");
                }
                Statuses.expectSuccess(probe, "A deprovision request", record);
            });

    private static final Check STATUS = must("deprovision.response.deleted-200")
            .section(SpecSection.DEPROVISIONING_RESPONSE)
            .requirement("A deprovision request that deletes an instance gets 200, or 202 if it is in progress.")
            .remedy("Respond with 200 to the request that deletes; 410 is for what does not exist.")
            .judges((probe, recording) -> Statuses.expect(
                    probe,
                    "A deprovision request for an existing instance",
                    recording.succeeded(Step.DEPROVISION).response(),
                    200,
                    202));

    private static final Check OBJECT = must("deprovision.response.json-object")
            .section(SpecSection.DEPROVISIONING_BODY)
            .requirement("The response to an accepted deprovision request is a JSON object.")
            .remedy("Respond with a JSON object, {} if there is nothing to say.")
            .judges((probe, recording) ->
                    Shapes.object(probe, recording.accepted(Step.DEPROVISION).response()));

    private static final Check OPERATION = must("deprovision.async.operation-string")
            .section(SpecSection.DEPROVISIONING_BODY)
            .requirement("The operation of an asynchronous deprovisioning is a string.")
            .remedy("Return operation as a string, or leave it out.")
            .judges((probe, recording) -> Shapes.operation(
                    probe, recording.asynchronousOrFailed(Step.DEPROVISION).response()));

    private static final Check OPERATION_LENGTH = must("deprovision.async.operation-length")
            .section(SpecSection.DEPROVISIONING_BODY)
            .requirement("The operation of an asynchronous deprovisioning has at most 10,000 characters.")
            .remedy("Return a short identifier, and keep state in the broker.")
            .judges((probe, recording) -> Shapes.operationLength(
                    probe, recording.asynchronousOrFailed(Step.DEPROVISION).response()));

    private static final Check NO_SERVICE = must("deprovision.request.service-id-required")
            .section(SpecSection.DEPROVISIONING_PARAMETERS)
            .requirement("A deprovision request without service_id gets 400.")
            .remedy("Reject requests without service_id with 400.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                Statuses.expect(
                        probe,
                        "A deprovision request without service_id",
                        Statuses.settle(instance, instance.deprovisionRequest().withoutQuery("service_id")),
                        400);
            });

    private static final Check NO_PLAN = must("deprovision.request.plan-id-required")
            .section(SpecSection.DEPROVISIONING_PARAMETERS)
            .requirement("A deprovision request without plan_id gets 400.")
            .remedy("Reject requests without plan_id with 400.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                Statuses.expect(
                        probe,
                        "A deprovision request without plan_id",
                        Statuses.settle(instance, instance.deprovisionRequest().withoutQuery("plan_id")),
                        400);
            });

    private static final Check UNKNOWN = must("deprovision.unknown-410")
            .section(SpecSection.DEPROVISIONING_RESPONSE)
            .requirement("A deprovision request for an instance that does not exist gets 410.")
            .remedy("Respond with 410 if the instance does not exist.")
            .own((probe, instances) -> {
                Instance instance = instances.reserve();
                Statuses.expect(
                        probe,
                        "A deprovision request for an unknown instance",
                        Statuses.settle(instance, instance.deprovisionRequest()),
                        410);
            });

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

    private static final Check GONE_OBJECT = Check.should(Area.DEPROVISION, "deprovision.gone.json-object")
            .section(SpecSection.ERRORS)
            .requirement("A 410 for a deprovision request has a JSON object as its body.")
            .remedy("Respond with {} or with description.")
            .own((probe, instances) -> {
                ResponseView response = probe.send(instances.reserve().deprovisionRequest());
                if (response.status() != 410) {
                    throw probe.notRun("The broker did not respond with 410, see deprovision.unknown-410.");
                }
                Shapes.object(probe, response);
            });

    private static final Check ONLY_ASYNC = must("deprovision.async.required-error")
            .section(SpecSection.DEPROVISIONING_RESPONSE)
            .requirement("A deprovision request without accepts_incomplete is completed, or gets 422 AsyncRequired.")
            .remedy(
                    "Reject synchronous requests with 422 and the error AsyncRequired where only asynchronous ones work.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                ResponseView response =
                        Statuses.settle(instance, instance.deprovisionRequest().synchronous());
                if (response.status() == 202) {
                    throw probe.notRun(
                            "The broker responds with 202, see deprovision.async.not-without-accepts-incomplete.");
                }
                if (response.status() != 200) {
                    Statuses.expectError(
                            probe, "A deprovision request without accepts_incomplete", response, "AsyncRequired");
                }
            });

    private static final Check NOT_ASYNC = must("deprovision.async.not-without-accepts-incomplete")
            .section(SpecSection.DEPROVISIONING_PARAMETERS)
            .requirement("A deprovision request without accepts_incomplete never gets 202.")
            .remedy("Complete the request, or reject it with 422 and the error AsyncRequired.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                ResponseView response =
                        Statuses.settle(instance, instance.deprovisionRequest().synchronous());
                probe.expect(
                        response.status() != 202,
                        "A deprovision request without accepts_incomplete got 202.",
                        response);
            });

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
        return List.of(
                SUCCEEDS,
                STATUS,
                OBJECT,
                OPERATION,
                OPERATION_LENGTH,
                NO_SERVICE,
                NO_PLAN,
                UNKNOWN,
                AGAIN,
                GONE_OBJECT,
                ONLY_ASYNC,
                NOT_ASYNC,
                REJECTED_KEEPS);
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.DEPROVISION, id);
    }
}

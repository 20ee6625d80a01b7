package io.openbroker.conformance.internal.check.deletion;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;

/** Deleting service bindings. */
public final class UnbindChecks {

    private static final Check SUCCEEDS = must("unbind.succeeds")
            .section(SpecSection.UNBINDING)
            .requirement("A service binding can be deleted.")
            .remedy("Delete the service binding and respond with 200, or with 202 while that is in progress.")
            .judges((probe, recording) -> {
                OperationRecord record = recording.step(Step.UNBIND);
                if (record.requiresAsync()) {
                    throw probe.notApplicable("The broker supports only asynchronous unbinding.");
                }
                Statuses.expectSuccess(probe, "An unbind request", record);
            });

    private static final Check STATUS = must("unbind.response.deleted-200")
            .section(SpecSection.UNBINDING_RESPONSE)
            .requirement("An unbind request that deletes a service binding gets 200, or 202 if it is in progress.")
            .remedy("Respond with 200 to the request that deletes; 410 is for what does not exist.")
            .judges((probe, recording) -> {
                OperationRecord record = recording.succeeded(Step.UNBIND);
                Statuses.expect(
                        probe, "An unbind request for an existing service binding", record.response(), 200, 202);
            });

    private static final Check OBJECT = must("unbind.response.json-object")
            .section(SpecSection.UNBINDING_BODY)
            .requirement("The response to an accepted unbind request is a JSON object.")
            .remedy("Respond with a JSON object, {} if there is nothing to say.")
            .judges((probe, recording) ->
                    Shapes.object(probe, recording.accepted(Step.UNBIND).response()));

    private static final Check OPERATION = must("unbind.async.operation-string")
            .section(SpecSection.UNBINDING_BODY)
            .requirement("The operation of an asynchronous unbind is a string.")
            .remedy("Return operation as a string, or leave it out.")
            .judges((probe, recording) -> Shapes.operation(
                    probe, recording.asynchronousOrFailed(Step.UNBIND).response()));

    private static final Check OPERATION_LENGTH = must("unbind.async.operation-length")
            .section(SpecSection.UNBINDING_BODY)
            .requirement("The operation of an asynchronous unbind has at most 10,000 characters.")
            .remedy("Return a short identifier, and keep state in the broker.")
            .judges((probe, recording) -> Shapes.operationLength(
                    probe, recording.asynchronousOrFailed(Step.UNBIND).response()));

    private static final Check NO_SERVICE = must("unbind.request.service-id-required")
            .section(SpecSection.UNBINDING_PARAMETERS)
            .requirement("An unbind request without service_id gets 400.")
            .remedy("Reject requests without service_id with 400.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Binding binding = shared.instance().bind();
                ResponseView response =
                        Statuses.settle(binding, binding.unbindRequest().withoutQuery("service_id"));
                Statuses.expect(probe, "An unbind request without service_id", response, 400);
                binding.unbind();
            });

    private static final Check NO_PLAN = must("unbind.request.plan-id-required")
            .section(SpecSection.UNBINDING_PARAMETERS)
            .requirement("An unbind request without plan_id gets 400.")
            .remedy("Reject requests without plan_id with 400.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Binding binding = shared.instance().bind();
                ResponseView response =
                        Statuses.settle(binding, binding.unbindRequest().withoutQuery("plan_id"));
                Statuses.expect(probe, "An unbind request without plan_id", response, 400);
                binding.unbind();
            });

    private static final Check UNKNOWN = must("unbind.unknown-410")
            .section(SpecSection.UNBINDING_RESPONSE)
            .requirement("An unbind request for a service binding that does not exist gets 410.")
            .remedy("Respond with 410 if the service binding does not exist.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Binding binding = shared.instance().reserveBinding();
                Statuses.expect(
                        probe,
                        "An unbind request for an unknown service binding",
                        Statuses.settle(binding, binding.unbindRequest()),
                        410);
            });

    private static final Check UNKNOWN_INSTANCE = must("unbind.unknown-instance-410")
            .section(SpecSection.UNBINDING_RESPONSE)
            .requirement("An unbind request for an instance that does not exist gets 410.")
            .remedy("Respond with 410 also if the instance does not exist, as its service bindings do not either.")
            .own((probe, instances) -> {
                Binding binding = instances.reserve().reserveBinding();
                Statuses.expect(
                        probe,
                        "An unbind request for an unknown instance",
                        Statuses.settle(binding, binding.unbindRequest()),
                        410);
            });

    private static final Check AGAIN = must("unbind.again-410")
            .section(SpecSection.UNBINDING_RESPONSE)
            .requirement("An unbind request for a service binding that was deleted gets 410.")
            .remedy("Respond with 410 once the service binding is deleted.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                Binding binding = shared.instance().bind();
                if (!binding.unbind().succeeded()) {
                    throw probe.notRun("The service binding was not deleted, see unbind.succeeds.");
                }
                Statuses.expect(
                        probe,
                        "An unbind request for a deleted service binding",
                        Statuses.settle(binding, binding.unbindRequest()),
                        410);
            });

    private static final Check GONE_OBJECT = Check.should(Area.UNBIND, "unbind.gone.json-object")
            .when(Condition.BINDABLE)
            .section(SpecSection.ERRORS)
            .requirement("A 410 for an unbind request has a JSON object as its body.")
            .remedy("Respond with {} or with description.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                ResponseView response =
                        probe.send(shared.instance().reserveBinding().unbindRequest());
                if (response.status() != 410) {
                    throw probe.notRun("The broker did not respond with 410, see unbind.unknown-410.");
                }
                Shapes.object(probe, response);
            });

    private static final Check ONLY_ASYNC = must("unbind.async.required-error")
            .section(SpecSection.UNBINDING_RESPONSE)
            .requirement("An unbind request without accepts_incomplete is completed, or gets 422 AsyncRequired.")
            .remedy(
                    "Reject synchronous requests with 422 and the error AsyncRequired where only asynchronous ones work.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                ResponseView response = synchronous(shared.instance().bind());
                if (response.status() == 202) {
                    throw probe.notRun(
                            "The broker responds with 202, see unbind.async.not-without-accepts-incomplete.");
                }
                if (response.status() != 200) {
                    Statuses.expectError(
                            probe, "An unbind request without accepts_incomplete", response, "AsyncRequired");
                }
            });

    private static final Check NOT_ASYNC = must("unbind.async.not-without-accepts-incomplete")
            .section(SpecSection.UNBINDING_PARAMETERS)
            .requirement("An unbind request without accepts_incomplete never gets 202.")
            .remedy("Complete the request, or reject it with 422 and the error AsyncRequired.")
            .at(Stage.PROVISIONED, (probe, shared) -> {
                ResponseView response = synchronous(shared.instance().bind());
                probe.expect(
                        response.status() != 202, "An unbind request without accepts_incomplete got 202.", response);
            });

    private static final Check OTHERS = must("unbind.other-bindings-kept")
            .section(SpecSection.UNBINDING)
            .requirement("Deleting a service binding leaves the other ones of the instance as they are.")
            .remedy("Delete only the service binding with the id of the request.")
            .at(Stage.BOUND, (probe, shared) -> {
                Binding kept = shared.instance().bind();
                Binding deleted = shared.instance().bind();
                if (!deleted.unbind().succeeded()) {
                    throw probe.notRun("The service binding was not deleted, see unbind.succeeds.");
                }
                ResponseView response = Statuses.settle(kept, kept.unbindRequest());
                probe.expect(
                        response.status() != 410,
                        "Another service binding of the instance was deleted, too: its deletion got 410.",
                        response);
            });

    private UnbindChecks() {}

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
                UNKNOWN_INSTANCE,
                AGAIN,
                GONE_OBJECT,
                ONLY_ASYNC,
                NOT_ASYNC,
                OTHERS);
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.UNBIND, id).when(Condition.BINDABLE);
    }

    /** Sends a synchronous unbind request; deletes the service binding in any case. */
    private static ResponseView synchronous(Binding binding) {
        ResponseView response = Statuses.settle(binding, binding.unbindRequest().synchronous());
        if (!response.isSuccess()) {
            binding.unbind();
        }
        return response;
    }
}

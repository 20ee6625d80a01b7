package io.openbroker.conformance.internal.check.binding;

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
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.Recording;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;
import java.util.stream.Stream;

/** Responses to bind requests. */
public final class BindResponseChecks {

    private static final List<String> INFORMATION =
            List.of("credentials", "syslog_drain_url", "route_service_url", "volume_mounts", "endpoints");

    private static final Check SUCCEEDS = must("bind.succeeds")
            .section(SpecSection.BINDING)
            .requirement("An instance of a bindable plan can be bound.")
            .remedy("Accept bind requests, or set bindable of the plan to false.")
            .judges((probe, recording) -> {
                OperationRecord record = recording.step(Step.BIND);
                if (record.requiresAsync()) {
                    throw probe.notApplicable("The broker supports only asynchronous binding.");
                }
                Statuses.expectSuccess(probe, "A bind request", record);
            });

    private static final Check CREATED = must("bind.response.created-201")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("A bind request that creates a service binding gets 201, or 202 if it is in progress.")
            .remedy("Respond with 201 when a service binding was created; 200 is for one that existed.")
            .judges((probe, recording) -> Statuses.expect(
                    probe,
                    "A bind request for a new id",
                    recording.accepted(Step.BIND).response(),
                    201,
                    202));

    private static final Check OBJECT = must("bind.response.json-object")
            .section(SpecSection.BINDING_BODY)
            .requirement("The response to an accepted bind request is a JSON object.")
            .remedy("Respond with a JSON object, {} if there is nothing to say.")
            .judges((probe, recording) ->
                    Shapes.object(probe, recording.accepted(Step.BIND).response()));

    private static final Check NO_INFORMATION = must("bind.async.no-information-in-202")
            .section(SpecSection.BINDING_RESPONSE)
            .requirement("A 202 has no information about the service binding, such as credentials.")
            .remedy("Return credentials when the service binding is fetched after the operation.")
            .judges((probe, recording) -> {
                ResponseView response = accepted(probe, recording);
                for (String name : INFORMATION) {
                    JsonView member = response.json().get(name);
                    probe.expect(!member.isPresent(), "The 202 has " + member.pointer() + ".", response);
                }
            });

    private static final Check OPERATION = must("bind.async.operation-string")
            .section(SpecSection.BINDING_BODY)
            .requirement("The operation of an asynchronous bind is a string.")
            .remedy("Return operation as a string, or leave it out.")
            .judges((probe, recording) -> {
                ResponseView response = accepted(probe, recording);
                JsonView operation = response.json().get("operation");
                if (operation.exists()) {
                    Shapes.string(probe, response, operation, false);
                }
            });

    private static final Check OPERATION_LENGTH = must("bind.async.operation-length")
            .section(SpecSection.BINDING_BODY)
            .requirement("The operation of an asynchronous bind has at most 10,000 characters.")
            .remedy("Return a short identifier, and keep state in the broker.")
            .judges((probe, recording) -> Shapes.operationLength(probe, accepted(probe, recording)));

    private static final Check RETRIEVABLE = Check.should(Area.BIND, "bind.async.bindings-retrievable")
            .when(Condition.BINDABLE)
            .section(SpecSection.BINDING)
            .requirement("An offering with asynchronous binding has retrievable bindings.")
            .remedy("Set bindings_retrievable to true and serve fetches, or bind synchronously.")
            .judges((probe, recording) -> {
                ResponseView response = accepted(probe, recording);
                probe.expect(
                        recording.plan().bindingsRetrievable(),
                        "The bind got 202, but bindings_retrievable is not true: nobody can learn the credentials.",
                        response);
            });

    private static final Check INFORMED = Check.should(Area.BIND, "bind.information-returned")
            .when(Condition.BINDABLE)
            .section(SpecSection.BINDING)
            .requirement(
                    "The information of a service binding is returned once: when it is created, or when it is fetched.")
            .remedy("Return credentials, syslog_drain_url, route_service_url, volume_mounts or endpoints.")
            .judges((probe, recording) -> {
                ResponseView created = recording.succeeded(Step.BIND).response();
                ResponseView last = recording
                        .find(Step.FETCH_BINDING)
                        .filter(OperationRecord::succeeded)
                        .map(OperationRecord::response)
                        .orElse(created);
                if (last.status() == 202) {
                    throw probe.notRun("The service binding was not fetched.");
                }
                probe.expect(
                        Shapes.hasBindingInformation(created.json()) || Shapes.hasBindingInformation(last.json()),
                        "The service binding has neither credentials nor another member that applications could use.",
                        Statuses.evidence(created, last));
            });

    private BindResponseChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return Stream.concat(
                        Stream.of(
                                SUCCEEDS,
                                CREATED,
                                OBJECT,
                                NO_INFORMATION,
                                OPERATION,
                                OPERATION_LENGTH,
                                RETRIEVABLE,
                                INFORMED),
                        BindingShapes.ALL.stream().map(BindResponseChecks::check))
                .toList();
    }

    private static Check check(BindingShapes.Shape shape) {
        return must("bind.body." + shape.rule())
                .section(shape.section())
                .requirement(shape.requirement())
                .remedy(shape.remedy())
                .judges((probe, recording) -> {
                    OperationRecord record = recording.succeeded(Step.BIND);
                    if (record.asynchronous()) {
                        throw probe.notApplicable("The broker binds asynchronously.");
                    }
                    shape.expectation().look(probe, recording, record.response());
                });
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.BIND, id).when(Condition.BINDABLE);
    }

    private static ResponseView accepted(Probe probe, Recording recording) {
        ResponseView response = recording.asynchronousOrFailed(Step.BIND).response();
        if (response.status() != 202) {
            throw probe.notRun("The broker did not accept the bind request with 202.");
        }
        return response;
    }
}

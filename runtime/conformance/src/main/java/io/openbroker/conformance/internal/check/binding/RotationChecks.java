package io.openbroker.conformance.internal.check.binding;

import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.util.List;

/** The rotation of service bindings. */
public final class RotationChecks {

    private static final Check SUCCEEDS = must("rotation.succeeds")
            .section(SpecSection.ROTATION)
            .requirement("A service binding of a plan with binding_rotatable can be rotated.")
            .remedy("Create the successor, or set binding_rotatable of the plan to false.")
            .judges((probe, recording) -> Statuses.expectSuccess(
                    probe, "A bind request with predecessor_binding_id", recording.step(Step.ROTATE)));

    private static final Check CREATED = must("rotation.response.created-201")
            .section(SpecSection.ROTATION_RESPONSE)
            .requirement("A rotation that creates a service binding gets 201, or 202 if it is in progress.")
            .remedy("Respond with 201 when the successor was created.")
            .judges((probe, recording) -> Statuses.expect(
                    probe, "A rotation", recording.accepted(Step.ROTATE).response(), 201, 202));

    private static final Check INFORMED = Check.should(Area.ROTATION, "rotation.information-returned")
            .since(ApiVersion.V2_17)
            .when(Condition.ROTATABLE)
            .section(SpecSection.ROTATION_RESPONSE)
            .requirement("The successor has information as other service bindings have it.")
            .remedy("Return the credentials of the successor.")
            .judges((probe, recording) -> {
                OperationRecord rotated = recording.succeeded(Step.ROTATE);
                OperationRecord last = recording
                        .find(Step.FETCH_ROTATED)
                        .filter(OperationRecord::succeeded)
                        .orElse(rotated);
                if (last.asynchronous()) {
                    throw probe.notRun("The successor was not fetched.");
                }
                probe.expect(
                        Shapes.hasBindingInformation(rotated.response().json())
                                || Shapes.hasBindingInformation(last.response().json()),
                        "The successor has neither credentials nor another member that applications could use.",
                        Statuses.evidence(rotated.response(), last.response()));
            });

    private static final Check NO_CREDENTIALS = must("rotation.async.no-credentials-in-202")
            .section(SpecSection.ROTATION_RESPONSE)
            .requirement("A 202 for a rotation has no credentials.")
            .remedy("Return credentials when the successor is fetched after the operation.")
            .judges((probe, recording) -> {
                OperationRecord record = recording.asynchronous(Step.ROTATE);
                probe.expect(
                        !record.response().json().get("credentials").isPresent(),
                        "The 202 has /credentials.",
                        record.response());
            });

    private static final Check DELETED = must("rotation.successor-deletable")
            .section(SpecSection.UNBINDING)
            .requirement("The successor of a service binding can be deleted.")
            .remedy("Treat the successor as any other service binding.")
            .judges((probe, recording) -> Statuses.expectSuccess(
                    probe, "The deletion of the successor", recording.step(Step.UNBIND_ROTATED)));

    private static final Check PREDECESSOR = must("rotation.predecessor-kept")
            .section(SpecSection.ROTATION)
            .requirement("The predecessor stays valid after a rotation, until it is deleted.")
            .remedy("Keep the predecessor until it is deleted or expires.")
            .at(Stage.BOUND, (probe, shared) -> {
                Binding old = shared.instance().bind();
                Binding successor = rotate(probe, shared.instance(), old);
                OperationRecord unbound = old.unbind();
                probe.expect(
                        unbound.succeeded() && unbound.response().is(200, 202),
                        "The deletion of the predecessor after its rotation got the status "
                                + unbound.response().status() + ". Expected: 200 or 202.",
                        unbound.evidence());
                successor.unbind();
            });

    private static final Check SUCCESSOR = must("rotation.successor-independent")
            .section(SpecSection.ROTATION)
            .requirement("The successor stays when its predecessor is deleted.")
            .remedy("Keep the successor apart from its predecessor.")
            .at(Stage.BOUND, (probe, shared) -> {
                Binding old = shared.instance().bind();
                Binding successor = rotate(probe, shared.instance(), old);
                old.unbind();
                OperationRecord unbound = successor.unbind();
                probe.expect(
                        unbound.succeeded() && unbound.response().is(200, 202),
                        "The deletion of the successor after that of its predecessor got the status "
                                + unbound.response().status() + ". Expected: 200 or 202.",
                        unbound.evidence());
            });

    private static final Check UNKNOWN = should("rotation.unknown-predecessor-rejected")
            .section(SpecSection.ROTATION_BODY)
            .requirement("A rotation of a service binding that does not exist is rejected.")
            .remedy("Look the predecessor up and reject unknown ones with 400 or 404.")
            .at(Stage.BOUND, (probe, shared) -> {
                Binding successor = shared.instance().reserveBinding();
                Statuses.expectRejection(
                        probe,
                        "A rotation of an unknown service binding",
                        Statuses.settleAndDelete(
                                successor,
                                successor.rotateRequest(shared.instance().reserveBinding())));
            });

    private static final Check FOREIGN = should("rotation.predecessor-of-another-instance-rejected")
            .section(SpecSection.ROTATION_BODY)
            .requirement("A rotation of a service binding of another instance is rejected.")
            .remedy("Look the predecessor up among the service bindings of the instance.")
            .own((probe, instances) -> {
                Binding foreign = instances.provision().bind();
                Binding successor = instances.provision().reserveBinding();
                Statuses.expectRejection(
                        probe,
                        "A rotation of a service binding of another instance",
                        Statuses.settle(successor, successor.rotateRequest(foreign)));
            });

    private static final Check ITSELF = should("rotation.of-itself-rejected")
            .section(SpecSection.ROTATION_BODY)
            .requirement("A rotation has a new id: a service binding is not its own successor.")
            .remedy("Reject rotations whose id is in use with 409.")
            .at(Stage.BOUND, (probe, shared) -> {
                Binding binding = shared.binding();
                Statuses.expectRejection(
                        probe,
                        "A rotation of a service binding to itself",
                        Statuses.settle(binding, binding.rotateRequest(binding)));
            });

    private RotationChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                SUCCEEDS, CREATED, INFORMED, NO_CREDENTIALS, DELETED, PREDECESSOR, SUCCESSOR, UNKNOWN, FOREIGN, ITSELF);
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.ROTATION, id).since(ApiVersion.V2_17).when(Condition.ROTATABLE);
    }

    private static CheckBuilder should(String id) {
        return Check.should(Area.ROTATION, id).since(ApiVersion.V2_17).when(Condition.ROTATABLE);
    }

    private static Binding rotate(Probe probe, Instance instance, Binding old) {
        Binding successor = instance.reserveBinding();
        OperationRecord record = successor.run(successor.rotateRequest(old));
        if (!record.succeeded()) {
            throw probe.notRun("The service binding was not rotated: " + record.endReason());
        }
        return successor;
    }
}

package io.openbroker.conformance.internal.run;

import io.openbroker.conformance.CheckOutcome;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.check.SharedInstance;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Recording;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import io.openbroker.conformance.internal.parameter.ParameterSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shared lifecycle of a plan in one flow: an instance is created, fetched, updated, bound, rotated, unbound and deleted. What
 * happens is recorded; at stages, checks may send requests of their own. For one use by one thread.
 */
final class LifecycleScript {

    private static final List<Step> AFTER_PROVISIONING =
            Arrays.stream(Step.values()).filter(step -> step != Step.PROVISION).toList();
    private static final List<Step> OF_BINDINGS = List.of(
            Step.BIND,
            Step.FETCH_BINDING,
            Step.ROTATE,
            Step.FETCH_ROTATED,
            Step.UNBIND_ROTATED,
            Step.UNBIND,
            Step.FETCH_UNBOUND);

    private final Plan plan;
    private final Recording recording;
    private final boolean rotates;
    private final ParameterSource parameters;
    private final Consumer<SharedInstance> stages;
    private Instance instance;
    private Optional<Binding> binding = Optional.empty();

    /**
     * Creates a script.
     *
     * @param instance a new id
     * @param rotates whether the version of the API has rotation
     * @param stages is called at each stage that is reached
     */
    LifecycleScript(Instance instance, boolean rotates, ParameterSource parameters, Consumer<SharedInstance> stages) {
        this.instance = instance;
        this.plan = instance.plan();
        this.recording = new Recording(plan, instance.flow());
        this.rotates = rotates;
        this.parameters = parameters;
        this.stages = stages;
    }

    /** Runs the script as far as it gets, and returns what happened. */
    Recording run() {
        try {
            if (provision()) {
                update();
                bindings();
                deprovision();
            }
        } catch (CheckStopped e) {
            // The steps that are missing have this outcome; those that took place keep theirs.
            Arrays.stream(Step.values())
                    .filter(step -> recording.find(step).isEmpty())
                    .forEach(step -> recording.skip(step, e.outcome()));
        }
        return recording;
    }

    private boolean provision() {
        OperationRecord record = run(Step.PROVISION, Stage.PROVISIONING, instance::provisionRequest);
        if (record.requiresAsync()) {
            skip(AFTER_PROVISIONING, notApplicable("The broker supports only asynchronous provisioning."));
            return false;
        }
        if (!record.succeeded()) {
            skip(AFTER_PROVISIONING, notRun(Recording.failure(Step.PROVISION, record)));
            return false;
        }
        fetchInstance(Step.FETCH_INSTANCE);
        reach(Stage.PROVISIONED);
        return true;
    }

    private void update() {
        updateParameters();
        updatePlan();
        fetchInstance(Step.FETCH_UPDATED);
        reach(Stage.UPDATED);
    }

    private void updateParameters() {
        Optional<ObjectNode> changed = parameters.change(plan);
        if (changed.isEmpty()) {
            recording.skip(
                    Step.UPDATE_PARAMETERS,
                    notApplicable("The plan publishes no schema for the parameters of updates."));
            return;
        }
        run(
                Step.UPDATE_PARAMETERS,
                Stage.UPDATING,
                () -> instance.updateRequest().with("plan_id", plan.id()).parameters(changed));
    }

    private void updatePlan() {
        Optional<Plan> other = plan.other();
        String reason = !plan.updateable()
                ? "The plan of an instance cannot be changed (plan_updateable)."
                : other.isEmpty() ? "The service offering has no other plan." : "";
        if (other.isEmpty() || !reason.isEmpty()) {
            skip(List.of(Step.UPDATE_PLAN, Step.UPDATE_PLAN_BACK), notApplicable(reason));
            return;
        }
        OperationRecord record = run(Step.UPDATE_PLAN, Stage.UPDATING, () -> change(instance.plan(), other.get()));
        if (!record.succeeded()) {
            recording.skip(Step.UPDATE_PLAN_BACK, notRun(Recording.failure(Step.UPDATE_PLAN, record)));
            return;
        }
        instance = instance.with(other.get());
        if (run(Step.UPDATE_PLAN_BACK, Stage.UPDATING, () -> change(other.get(), plan))
                .succeeded()) {
            instance = instance.with(plan);
        }
    }

    private OsbRequest change(Plan from, Plan to) {
        OsbRequest request = instance.updateRequest().with("plan_id", to.id());
        return request.body(json -> json.putObject("previous_values")
                .put("plan_id", from.id())
                .put("service_id", from.offering().id()));
    }

    private void bindings() {
        if (!instance.plan().bindable()) {
            skip(OF_BINDINGS, notApplicable("The plan is not bindable."));
            return;
        }
        Binding first = instance.reserveBinding();
        binding = Optional.of(first);
        OperationRecord bound = run(Step.BIND, Stage.BINDING, first.bindRequest(), first::run);
        if (!bound.succeeded()) {
            skip(
                    OF_BINDINGS,
                    bound.requiresAsync()
                            ? notApplicable("The broker supports only asynchronous binding.")
                            : notRun(Recording.failure(Step.BIND, bound)));
            binding = Optional.empty();
            return;
        }
        fetchBinding(Step.FETCH_BINDING, first);
        reach(Stage.BOUND);
        rotate(first);
        run(Step.UNBIND, Stage.UNBINDING, first.unbindRequest(), first::run);
        fetchBinding(Step.FETCH_UNBOUND, first);
        binding = Optional.empty();
        if (recording.step(Step.UNBIND).succeeded()) {
            reach(Stage.UNBOUND);
        }
    }

    private void rotate(Binding first) {
        if (!rotates || !instance.plan().rotatable()) {
            skip(
                    List.of(Step.ROTATE, Step.FETCH_ROTATED, Step.UNBIND_ROTATED),
                    notApplicable("Bindings of the plan cannot be rotated (binding_rotatable)."));
            return;
        }
        Binding second = instance.reserveBinding();
        OperationRecord rotated = record(Step.ROTATE, second.run(second.rotateRequest(first)));
        if (!rotated.succeeded()) {
            skip(List.of(Step.FETCH_ROTATED, Step.UNBIND_ROTATED), notRun(Recording.failure(Step.ROTATE, rotated)));
            return;
        }
        fetchBinding(Step.FETCH_ROTATED, second);
        record(Step.UNBIND_ROTATED, second.unbind());
    }

    private void deprovision() {
        OperationRecord record = run(Step.DEPROVISION, Stage.DEPROVISIONING, instance::deprovisionRequest);
        if (!record.succeeded()) {
            recording.skip(Step.FETCH_DEPROVISIONED, notRun(Recording.failure(Step.DEPROVISION, record)));
            return;
        }
        fetchInstance(Step.FETCH_DEPROVISIONED);
        reach(Stage.DEPROVISIONED);
    }

    private void fetchInstance(Step step) {
        if (plan.instancesRetrievable()) {
            fetched(step, instance.fetchRequest(), instance.send(instance.fetchRequest()));
        } else {
            recording.skip(step, notApplicable("Instances cannot be fetched (instances_retrievable)."));
        }
    }

    private void fetchBinding(Step step, Binding fetched) {
        if (plan.bindingsRetrievable()) {
            fetched(step, fetched.fetchRequest(), fetched.send(fetched.fetchRequest()));
        } else {
            recording.skip(step, notApplicable("Bindings cannot be fetched (bindings_retrievable)."));
        }
    }

    private void fetched(Step step, OsbRequest request, ResponseView response) {
        boolean found = response.responded() && response.status() == 200;
        recording.add(
                step,
                new OperationRecord(
                        request,
                        response,
                        List.of(),
                        found ? OperationRecord.End.SUCCEEDED : OperationRecord.End.REJECTED,
                        found ? "" : "the broker did not respond with 200."));
    }

    private OperationRecord run(Step step, Stage during, Supplier<OsbRequest> request) {
        return run(step, during, request.get(), instance::run);
    }

    private OperationRecord run(Step step, Stage during, OsbRequest request, Run run) {
        return record(step, run.run(request, response -> reach(during, Optional.of(request), Optional.of(response))));
    }

    /** Sends a request, calls back after a 202, and waits for the end of the operation. */
    @FunctionalInterface
    private interface Run {
        OperationRecord run(OsbRequest request, Consumer<ResponseView> accepted);
    }

    private OperationRecord record(Step step, OperationRecord record) {
        recording.add(step, record);
        return record;
    }

    private void reach(Stage stage) {
        reach(stage, Optional.empty(), Optional.empty());
    }

    private void reach(Stage stage, Optional<OsbRequest> request, Optional<ResponseView> accepted) {
        stages.accept(new SharedInstance(stage, instance, binding, recording, request, accepted));
    }

    private void skip(List<Step> steps, CheckOutcome reason) {
        steps.stream().filter(step -> recording.find(step).isEmpty()).forEach(step -> recording.skip(step, reason));
    }

    private static CheckOutcome notApplicable(String reason) {
        return new CheckOutcome.NotApplicable(reason);
    }

    private static CheckOutcome notRun(String reason) {
        return new CheckOutcome.NotRun(reason);
    }
}

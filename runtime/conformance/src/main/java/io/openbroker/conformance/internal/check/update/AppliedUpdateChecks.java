package io.openbroker.conformance.internal.check.update;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Whether updates that succeed have changed the instance. */
public final class AppliedUpdateChecks {

    private static final Check PLAN = Check.must(Area.UPDATE, "update.applied.plan")
            .section(SpecSection.UPDATING_RESPONSE)
            .when(Condition.PLAN_UPDATEABLE)
            .when(Condition.INSTANCES_RETRIEVABLE)
            .requirement("After a change of the plan that succeeded, plan_id is that of the new plan if it is present.")
            .remedy("Change the plan before the broker responds with 200 or reports succeeded.")
            .own((probe, instances) -> {
                Plan other = instances
                        .plan()
                        .other()
                        .orElseThrow(() -> probe.notApplicable("The service offering has no other plan."));
                Instance instance = instances.provision();
                ResponseView response =
                        changed(probe, instance, instance.updateRequest().with("plan_id", other.id()));
                JsonView plan = response.json().get("plan_id");
                if (plan.isPresent()) {
                    Shapes.expect(probe, response, plan, plan.text().equals(other.id()), "\"" + other.id() + "\"");
                }
            });

    private static final Check PARAMETERS = Check.should(Area.UPDATE, "update.applied.parameters")
            .section(SpecSection.UPDATING_RESPONSE)
            .when(Condition.schema(SchemaPlace.UPDATE))
            .when(Condition.INSTANCES_RETRIEVABLE)
            .requirement("After an update of parameters that succeeded, those that are returned have the new values.")
            .remedy("Return the current values, and leave out parameters that are secret.")
            .own((probe, instances) -> {
                ObjectNode parameters = probe.requests()
                        .parameters()
                        .change(instances.plan())
                        .orElseThrow(() -> probe.notRun("No parameters were found that conform to the schema."));
                Instance instance = instances.provision();
                ResponseView response = changed(
                        probe,
                        instance,
                        instance.updateRequest()
                                .with("plan_id", instance.plan().id())
                                .with("parameters", parameters));
                List<String> different = Shapes.differences(
                        JsonView.of(parameters), response.json().get("parameters"));
                probe.expect(
                        different.isEmpty(),
                        "Parameters have other values than in the update: " + String.join(", ", different) + ".",
                        response);
            });

    private AppliedUpdateChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(PLAN, PARAMETERS);
    }

    /** Updates an instance, and fetches it then. */
    private static ResponseView changed(Probe probe, Instance instance, OsbRequest update) {
        OperationRecord record = instance.run(update);
        if (!record.succeeded()) {
            throw probe.notRun("The update did not succeed: " + record.endReason());
        }
        ResponseView response = instance.send(instance.fetchRequest());
        if (!response.is(200)) {
            throw probe.notRun("The instance cannot be fetched, see fetch-instance.found-200.");
        }
        return response;
    }
}

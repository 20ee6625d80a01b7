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

/** Whether updates that succeed have changed of the instance what they should, and nothing else. */
public final class AppliedUpdateChecks {

    private static final Check PLAN = Check.must(Area.UPDATE, "update.applied.plan")
            .section(SpecSection.UPDATING_RESPONSE)
            .when(Condition.PLAN_UPDATEABLE)
            .when(Condition.INSTANCES_RETRIEVABLE)
            .requirement("After a change of the plan that succeeded, plan_id is that of the new plan if it is present.")
            .remedy("Change the plan before the broker responds with 200 or reports succeeded.")
            .own((probe, instances) -> {
                Plan other = probe.otherThan(instances.plan());
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

    private static final Check PLAN_KEPT = Check.must(Area.UPDATE, "update.request.plan-kept")
            .section(SpecSection.UPDATING_REQUEST)
            .when(Condition.INSTANCES_RETRIEVABLE)
            .when(Condition.CONTEXT_UPDATES)
            .requirement("An update without plan_id leaves plan_id of the instance as it was.")
            .remedy("Change the plan only if the request has plan_id.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                ResponseView response = changed(probe, instance, instance.updateRequest());
                JsonView plan = response.json().get("plan_id");
                String id = instance.plan().id();
                if (plan.isPresent()) {
                    Shapes.expect(probe, response, plan, plan.text().equals(id), "\"" + id + "\"");
                }
            });

    private static final Check PARAMETERS_KEPT = Check.must(Area.UPDATE, "update.request.parameters-kept")
            .section(SpecSection.UPDATING_REQUEST)
            .when(Condition.INSTANCES_RETRIEVABLE)
            .when(Condition.CONTEXT_UPDATES)
            .requirement("An update without parameters leaves the parameters of the instance as they were.")
            .remedy("Keep the parameters of the instance if the request has none.")
            .own((probe, instances) -> {
                Instance instance = instances.provision();
                JsonView before = instance.send(instance.fetchRequest()).json().get("parameters");
                if (!before.isPresent()) {
                    throw probe.notApplicable("The broker does not return the parameters of the instance.");
                }
                ResponseView response = changed(probe, instance, instance.updateRequest());
                JsonView after = response.json().get("parameters");
                Shapes.expect(probe, response, after, after.node().equals(before.node()), before.shown());
            });

    private AppliedUpdateChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(PLAN, PARAMETERS, PLAN_KEPT, PARAMETERS_KEPT);
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

package io.openbroker.conformance.internal.check;

import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.RequestFactory;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** One request for each route of the specification, about resources that do not exist. */
public final class Routes {

    private Routes() {}

    /** Returns requests that read. */
    public static List<OsbRequest> reads(Probe probe) {
        RequestFactory requests = probe.requests();
        Plan plan = probe.plan();
        return List.of(
                requests.fetchInstance(probe.newId(), plan),
                requests.lastOperation(probe.newId(), plan),
                requests.fetchBinding(probe.newId(), probe.newId(), plan),
                requests.lastBindingOperation(probe.newId(), probe.newId(), plan));
    }

    /** Returns requests that write. None of them can be carried out: the creations name a plan that does not exist. */
    public static List<OsbRequest> writes(Probe probe) {
        RequestFactory requests = probe.requests();
        Plan plan = probe.plan();
        return List.of(
                unknownPlan(probe),
                requests.update(probe.newId(), plan),
                requests.bind(probe.newId(), probe.newId(), plan).with("plan_id", probe.newId()),
                requests.unbind(probe.newId(), probe.newId(), plan).acceptingIncomplete(),
                requests.deprovision(probe.newId(), plan).acceptingIncomplete());
    }

    /** Returns a provision request that names a plan that does not exist. */
    public static OsbRequest unknownPlan(Probe probe) {
        Plan plan = probe.plan();
        return OsbRequest.of("PUT", "/v2/service_instances/" + probe.newId())
                .with("service_id", plan.offering().id())
                .with("plan_id", probe.newId())
                .with("context", probe.requests().parameters().context(plan))
                .with("organization_guid", "00000000-0000-4000-8000-00000000c0de")
                .with("space_guid", "00000000-0000-4000-8000-00000000c0df")
                .with("parameters", JsonNodeFactory.instance.objectNode())
                .acceptingIncomplete();
    }
}

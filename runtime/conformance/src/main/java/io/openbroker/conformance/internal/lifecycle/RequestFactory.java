package io.openbroker.conformance.internal.lifecycle;

import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.parameter.ParameterSource;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests as platforms send them, with acceptable parameters. Ids are percent-encoded; requests do not accept incomplete operations
 * unless {@link OsbRequest#acceptingIncomplete()} is called. Immutable.
 */
public final class RequestFactory {

    private final ParameterSource parameters;

    /** Creates a factory. */
    public RequestFactory(ParameterSource parameters) {
        this.parameters = parameters;
    }

    /** Returns the source of parameters and contexts. */
    public ParameterSource parameters() {
        return parameters;
    }

    /** Returns a provision request. */
    public OsbRequest provision(String instanceId, Plan plan) {
        ObjectNode context = parameters.context(plan);
        return ids(OsbRequest.of("PUT", instance(instanceId)), plan)
                .with("context", context)
                .with("organization_guid", guid(context, "organization_guid"))
                .with("space_guid", guid(context, "space_guid"))
                .parameters(parameters.acceptable(plan, SchemaPlace.PROVISION));
    }

    /**
     * Returns the same request for a creation with other parameters, which are acceptable too.
     *
     * @return empty if no others are known: there is no schema, it has only one value, or the parameters are those of the user
     */
    public Optional<OsbRequest> withOtherParameters(OsbRequest creation, Plan plan, SchemaPlace place) {
        if (parameters.named(plan, place).isPresent()) {
            return Optional.empty();
        }
        return parameters
                .full(plan, place)
                .filter(others -> !others.equals(creation.body().path("parameters")))
                .map(others -> creation.with("parameters", others));
    }

    /** Returns an update that changes nothing: offering and context alone. */
    public OsbRequest update(String instanceId, Plan plan) {
        return OsbRequest.of("PATCH", instance(instanceId))
                .with("service_id", plan.offering().id())
                .with("context", parameters.context(plan));
    }

    /** Returns a request that deletes an instance. */
    public OsbRequest deprovision(String instanceId, Plan plan) {
        return query(OsbRequest.of("DELETE", instance(instanceId)), plan);
    }

    /** Returns a request that fetches an instance. */
    public OsbRequest fetchInstance(String instanceId, Plan plan) {
        return query(OsbRequest.of("GET", instance(instanceId)), plan);
    }

    /** Returns a request that polls an instance, without an operation string. */
    public OsbRequest lastOperation(String instanceId, Plan plan) {
        return query(OsbRequest.of("GET", instance(instanceId) + "/last_operation"), plan);
    }

    /** Returns a bind request. */
    public OsbRequest bind(String instanceId, String bindingId, Plan plan) {
        return ids(OsbRequest.of("PUT", binding(instanceId, bindingId)), plan)
                .with("context", parameters.context(plan))
                .with("bind_resource", parameters.bindResource(plan))
                .parameters(parameters.acceptable(plan, SchemaPlace.BIND));
    }

    /** Returns a request that rotates a binding: that creates its successor. */
    public OsbRequest rotate(String instanceId, String bindingId, String predecessorId) {
        return OsbRequest.of("PUT", binding(instanceId, bindingId)).with("predecessor_binding_id", predecessorId);
    }

    /** Returns a request that deletes a binding. */
    public OsbRequest unbind(String instanceId, String bindingId, Plan plan) {
        return query(OsbRequest.of("DELETE", binding(instanceId, bindingId)), plan);
    }

    /** Returns a request that fetches a binding. */
    public OsbRequest fetchBinding(String instanceId, String bindingId, Plan plan) {
        return query(OsbRequest.of("GET", binding(instanceId, bindingId)), plan);
    }

    /** Returns a request that polls a binding, without an operation string. */
    public OsbRequest lastBindingOperation(String instanceId, String bindingId, Plan plan) {
        return query(OsbRequest.of("GET", binding(instanceId, bindingId) + "/last_operation"), plan);
    }

    private static OsbRequest ids(OsbRequest request, Plan plan) {
        return request.with("service_id", plan.offering().id()).with("plan_id", plan.id());
    }

    private static OsbRequest query(OsbRequest request, Plan plan) {
        return request.query("service_id", plan.offering().id()).query("plan_id", plan.id());
    }

    private static String guid(ObjectNode context, String name) {
        String value = context.path(name).asString("");
        return value.isEmpty() ? ParameterSource.guid(name) : value;
    }

    private static String instance(String instanceId) {
        return "/v2/service_instances/" + PercentEncoding.encode(instanceId);
    }

    private static String binding(String instanceId, String bindingId) {
        return instance(instanceId) + "/service_bindings/" + PercentEncoding.encode(bindingId);
    }
}

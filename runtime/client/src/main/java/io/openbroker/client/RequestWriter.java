package io.openbroker.client;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.model.BindResource;
import io.openbroker.model.CloudFoundryContext;
import io.openbroker.model.Context;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.PreviousValues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes requests as HTTP, for one version of the specification. */
final class RequestWriter {

    private static final String INSTANCES = "/v2/service_instances/";
    private static final String BINDINGS = "/service_bindings/";
    private static final String LAST_OPERATION = "/last_operation";
    private static final String PLAN_ID = "plan_id";
    private static final String SERVICE_ID = "service_id";

    private final ApiVersion version;
    private final boolean acceptsIncomplete;
    private final JsonMapper json = JsonMapper.builder().build();

    RequestWriter(ApiVersion version, boolean acceptsIncomplete) {
        this.version = version;
        this.acceptsIncomplete = acceptsIncomplete;
    }

    /**
     * Writes a request.
     *
     * @throws IllegalArgumentException if the version does not have a value of the request, or parameters are no JSON
     */
    BrokerHttpRequest write(OsbRequest request) {
        if (request instanceof OsbRequest.Provision provision) {
            return write(provision);
        }
        if (request instanceof OsbRequest.FetchInstance fetch) {
            demand(ApiVersion.V2_14, "Fetching a service instance");
            return get(instance(fetch), hints(fetch.serviceId(), fetch.planId()));
        }
        if (request instanceof OsbRequest.Update update) {
            return write(update);
        }
        if (request instanceof OsbRequest.Deprovision deprovision) {
            return delete(instance(deprovision), deprovision.serviceId(), deprovision.planId(), true);
        }
        if (request instanceof OsbRequest.LastOperation poll) {
            return get(instance(poll) + LAST_OPERATION, polled(poll.serviceId(), poll.planId(), poll.operationId()));
        }
        if (request instanceof OsbRequest.Bind bind) {
            return write(bind);
        }
        if (request instanceof OsbRequest.FetchBinding fetch) {
            demand(ApiVersion.V2_14, "Fetching a service binding");
            return get(binding(fetch, fetch.bindingId()), hints(fetch.serviceId(), fetch.planId()));
        }
        if (request instanceof OsbRequest.Unbind unbind) {
            return delete(
                    binding(unbind, unbind.bindingId()),
                    unbind.serviceId(),
                    unbind.planId(),
                    version.has(ApiVersion.V2_14));
        }
        OsbRequest.LastBindingOperation poll = (OsbRequest.LastBindingOperation) request;
        demand(ApiVersion.V2_14, "Polling the last operation on a service binding");
        return get(
                binding(poll, poll.bindingId()) + LAST_OPERATION,
                polled(poll.serviceId(), poll.planId(), poll.operationId()));
    }

    /** Writes the request for the catalog. */
    BrokerHttpRequest catalog(Optional<String> etag) {
        BrokerHttpRequest request =
                BrokerHttpRequest.of("GET", OsbOperation.CATALOG.resource().path());
        return etag.map(tag -> request.withHeader("If-None-Match", tag)).orElse(request);
    }

    private BrokerHttpRequest write(OsbRequest.Provision provision) {
        Map<String, Object> body = body(provision.serviceId(), Optional.of(provision.planId()));
        provision.context().ifPresent(context -> {
            body.put("context", context.properties());
            // Brokers of earlier versions read these, and the specification still demands them.
            deprecatedIds(context, body);
        });
        provision.parameters().ifPresent(parameters -> body.put("parameters", parameters));
        maintenance(provision.maintenanceInfo(), body);
        return withBody("PUT", instance(provision), body, true);
    }

    private BrokerHttpRequest write(OsbRequest.Update update) {
        Map<String, Object> body = body(update.serviceId(), update.planId());
        update.context().ifPresent(context -> body.put("context", context.properties()));
        update.parameters().ifPresent(parameters -> body.put("parameters", parameters));
        update.previousValues().ifPresent(previous -> body.put("previous_values", previousValues(update, previous)));
        maintenance(update.maintenanceInfo(), body);
        return withBody("PATCH", instance(update), body, true);
    }

    private BrokerHttpRequest write(OsbRequest.Bind bind) {
        Map<String, Object> body = body(bind.serviceId(), Optional.of(bind.planId()));
        bind.context().ifPresent(context -> body.put("context", context.properties()));
        BindResource resource = bind.bindResource();
        resource.appGuid().ifPresent(guid -> body.put("app_guid", guid));
        Map<String, Object> resourceBody = new LinkedHashMap<>(resource.properties());
        resource.appGuid().ifPresent(guid -> resourceBody.put("app_guid", guid));
        resource.route().ifPresent(route -> resourceBody.put("route", route));
        if (!resourceBody.isEmpty()) {
            body.put("bind_resource", resourceBody);
        }
        bind.parameters().ifPresent(parameters -> body.put("parameters", parameters));
        bind.predecessorBindingId().ifPresent(predecessor -> {
            demand(ApiVersion.V2_17, "The rotation of a service binding");
            body.put("predecessor_binding_id", predecessor);
        });
        return withBody("PUT", binding(bind, bind.bindingId()), body, version.has(ApiVersion.V2_14));
    }

    private static void deprecatedIds(Context context, Map<String, Object> body) {
        if (context instanceof CloudFoundryContext cloudFoundry) {
            cloudFoundry.organizationGuid().ifPresent(guid -> body.put("organization_guid", guid));
            cloudFoundry.spaceGuid().ifPresent(guid -> body.put("space_guid", guid));
        }
    }

    private Map<String, Object> previousValues(OsbRequest.Update update, PreviousValues previous) {
        Map<String, Object> values = body(update.serviceId(), Optional.of(previous.planId()));
        previous.maintenanceInfo().ifPresent(info -> values.put("maintenance_info", maintenance(info)));
        return values;
    }

    private void maintenance(Optional<MaintenanceInfo> info, Map<String, Object> body) {
        if (info.isPresent()) {
            demand(ApiVersion.V2_15, "Maintenance information");
            body.put("maintenance_info", maintenance(info.get()));
        }
    }

    private static Map<String, Object> maintenance(MaintenanceInfo info) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", info.version());
        info.description().ifPresent(text -> values.put("description", text));
        return values;
    }

    private static Map<String, Object> body(String serviceId, Optional<String> planId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(SERVICE_ID, serviceId);
        planId.ifPresent(id -> body.put(PLAN_ID, id));
        return body;
    }

    private BrokerHttpRequest withBody(String method, String path, Map<String, Object> body, boolean canBeIncomplete) {
        String query = acceptsIncomplete && canBeIncomplete ? "?accepts_incomplete=true" : "";
        return BrokerHttpRequest.of(method, path + query).withJson(json.writeValueAsString(body));
    }

    private BrokerHttpRequest delete(String path, String serviceId, String planId, boolean canBeIncomplete) {
        Map<String, String> query = hints(Optional.of(serviceId), Optional.of(planId));
        if (acceptsIncomplete && canBeIncomplete) {
            query.put("accepts_incomplete", "true");
        }
        return BrokerHttpRequest.of("DELETE", path + query(query));
    }

    private static BrokerHttpRequest get(String path, Map<String, String> query) {
        return BrokerHttpRequest.of("GET", path + query(query));
    }

    private static Map<String, String> hints(Optional<String> serviceId, Optional<String> planId) {
        Map<String, String> query = new LinkedHashMap<>();
        serviceId.ifPresent(id -> query.put(SERVICE_ID, id));
        planId.ifPresent(id -> query.put(PLAN_ID, id));
        return query;
    }

    private static Map<String, String> polled(
            Optional<String> serviceId, Optional<String> planId, Optional<String> operation) {
        Map<String, String> query = hints(serviceId, planId);
        operation.ifPresent(id -> query.put("operation", id));
        return query;
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&", values.isEmpty() ? "" : "?", ""));
    }

    private static String instance(OsbRequest request) {
        return INSTANCES + encoded(request.instanceId());
    }

    private static String binding(OsbRequest request, String bindingId) {
        return instance(request) + BINDINGS + encoded(bindingId);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private void demand(ApiVersion since, String what) {
        if (!version.has(since)) {
            throw new IllegalArgumentException(what + " needs version " + since.text()
                    + " of the specification, but the client speaks " + version.text() + ".");
        }
    }
}

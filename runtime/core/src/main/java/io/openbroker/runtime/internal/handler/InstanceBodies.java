package io.openbroker.runtime.internal.handler;

import io.openbroker.model.FetchedInstance;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import java.util.Map;
import java.util.Optional;

/** The JSON bodies of responses about service instances. */
public final class InstanceBodies {

    private InstanceBodies() {}

    /** The response to provision and update (OSB v2.17, "Provisioning", Body). */
    public static JsonBody of(ServiceInstance instance) {
        return add(JsonBody.empty(), instance);
    }

    /** The response to a provision that has ended. */
    public static JsonResponse created(ServiceInstance instance) {
        return JsonResponse.of(instance.existed() ? Outcome.EXISTS : Outcome.CREATED, of(instance));
    }

    /** The response to a fetch (OSB v2.17, "Fetching a Service Instance", Body). */
    public static JsonResponse fetched(String serviceId, FetchedInstance fetched) {
        JsonBody body = JsonBody.empty().put("service_id", serviceId).put("plan_id", fetched.planId());
        add(body, fetched.instance());
        body.putIfAny("parameters", fetched.parameters().orElseGet(Map::of));
        Optional<Map<String, Object>> maintenance = fetched.maintenanceInfo()
                .map(info -> JsonBody.empty()
                        .put("version", info.version())
                        .put("description", info.description())
                        .asMap());
        return JsonResponse.of(Outcome.FETCHED, body.put("maintenance_info", maintenance));
    }

    private static JsonBody add(JsonBody body, ServiceInstance instance) {
        JsonBody metadata =
                JsonBody.empty().putIfAny("labels", instance.labels()).putIfAny("attributes", instance.attributes());
        return body.put("dashboard_url", instance.dashboardUrl()).putIfAny("metadata", metadata.asMap());
    }
}

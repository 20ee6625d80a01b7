package io.openbroker.runtime.handler;

import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.answer.JsonBody;

/** The JSON objects of answers about service instances. */
public final class InstanceBodies {

    private InstanceBodies() {}

    /** The answer to provision and update (OSB v2.17, "Provisioning", Body). */
    public static JsonBody of(ServiceInstance instance) {
        return add(JsonBody.empty(), instance);
    }

    public static JsonBody add(JsonBody body, ServiceInstance instance) {
        JsonBody metadata =
                JsonBody.empty().putIfAny("labels", instance.labels()).putIfAny("attributes", instance.attributes());
        return body.put("dashboard_url", instance.dashboardUrl()).putIfAny("metadata", metadata.asMap());
    }
}

package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * A request to create a service binding (OSB v2.17, "Binding").
 *
 * @param origin the platform, user and identity of the request
 * @param instanceId the service instance's id
 * @param bindingId the service binding's id
 * @param serviceId the offering's id
 * @param planId the plan's id
 * @param context the place of the service binding on its platform
 * @param bindResource what the service binding is for
 * @param parameters the parameters of the user, as JSON values; for a successor those of its predecessor
 * @param predecessorBindingId the service binding that this one succeeds, if it is a rotation; both are valid in parallel
 *     until the platform unbinds the predecessor
 */
public record BindRequest(
        RequestOrigin origin,
        String instanceId,
        String bindingId,
        String serviceId,
        String planId,
        Context context,
        BindResource bindResource,
        Map<String, Object> parameters,
        Optional<String> predecessorBindingId)
        implements BrokerRequest {

    @Override
    public String toString() {
        return "BindRequest[instanceId=" + instanceId + ", bindingId=" + bindingId + ", serviceId=" + serviceId
                + ", planId=" + planId + "]";
    }
}

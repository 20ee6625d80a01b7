package io.openbroker.runtime.spi.state.row;

import java.util.Map;
import java.util.Optional;

/**
 * The attributes of a service binding, as its platform has requested them.
 *
 * @param planId the id of the plan of its service instance
 * @param context the properties of the context
 * @param bindResource the properties of the bind resource
 * @param predecessorBindingId the service binding that it replaces in a rotation
 */
public record BindingAttributes(
        String planId,
        Map<String, Object> context,
        Map<String, Object> bindResource,
        Map<String, Object> parameters,
        Optional<String> predecessorBindingId) {

    /** Leaves the parameters out: they may hold secrets. */
    @Override
    public String toString() {
        return "BindingAttributes[planId=" + planId + ", predecessorBindingId=" + predecessorBindingId + "]";
    }
}

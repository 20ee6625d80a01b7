package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.BindResource;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.json.AbsentValues;
import io.openbroker.runtime.spi.state.BindingAttributes;
import java.util.Map;

/**
 * The service binding that a request asks for, with what a rotation takes over from its predecessor.
 *
 * @param service the offering
 * @param attributes what the service binding shall be
 * @param bindResource what it is for
 */
record RequestedBinding(OfferedService service, BindingAttributes attributes, BindResource bindResource) {

    /** What a service binding is for, of the properties that are recorded of it. */
    static BindResource bindResource(Map<String, Object> properties) {
        return new BindResource(
                AbsentValues.text(properties, "app_guid"), AbsentValues.text(properties, "route"), properties);
    }
}

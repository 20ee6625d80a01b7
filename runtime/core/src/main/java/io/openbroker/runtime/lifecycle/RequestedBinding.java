package io.openbroker.runtime.lifecycle;

import io.openbroker.model.BindResource;
import io.openbroker.runtime.catalog.OfferedService;
import io.openbroker.runtime.state.BindingAttributes;
import java.util.Map;
import java.util.Optional;

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
        return new BindResource(text(properties, "app_guid"), text(properties, "route"), properties);
    }

    private static Optional<String> text(Map<String, Object> properties, String name) {
        return properties.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}

package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * The resource that a service binding is for (OSB v2.17, Bind Resource Object).
 *
 * @param appGuid the application
 * @param route the address of the application, for a route service
 * @param properties all that the platform sent
 */
public record BindResource(Optional<String> appGuid, Optional<String> route, Map<String, Object> properties) {

    /** A bind resource that says nothing. */
    public static final BindResource NONE = new BindResource(Optional.empty(), Optional.empty(), Map.of());

    /** Leaves the properties out, which may be anything. */
    @Override
    public String toString() {
        return "BindResource[appGuid=" + appGuid + ", route=" + route + "]";
    }
}

package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * Where a service instance or binding stands on its platform (OSB v2.17 profile, Context Object).
 *
 * <p>Immutable, so safe for use by many threads.
 */
public sealed interface Context permits CloudFoundryContext, KubernetesContext, OtherContext {

    /**
     * The kind of platform.
     *
     * @return the value of {@code platform}, or an empty string if the request has none
     */
    String platform();

    /**
     * All that the platform sent, {@code platform} included.
     *
     * @return the properties as JSON values: maps, lists, strings, numbers and booleans
     */
    Map<String, Object> properties();

    /**
     * A property that is a string.
     *
     * @param name the property's name
     * @return its value, if it is there and a string
     */
    default Optional<String> text(String name) {
        return properties().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * The context that a request carries.
     *
     * @param properties the properties, {@code platform} among them if it is known
     * @return the context of the kind that {@code platform} names
     */
    static Context of(Map<String, Object> properties) {
        Object platform = properties.getOrDefault("platform", "");
        if (platform.equals(CloudFoundryContext.PLATFORM)) {
            return new CloudFoundryContext(properties);
        }
        if (platform.equals(KubernetesContext.PLATFORM)) {
            return new KubernetesContext(properties);
        }
        return new OtherContext(platform instanceof String name ? name : "", properties);
    }
}

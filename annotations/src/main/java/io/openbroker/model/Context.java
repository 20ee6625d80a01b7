package io.openbroker.model;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The place of a service instance or binding on its platform, such as its organization and space (OSB v2.17 profile, Context Object).
 *
 * <p>Immutable, so safe for use by many threads.
 */
public sealed interface Context permits CloudFoundryContext, KubernetesContext, OtherContext {

    /**
     * The kind of platform.
     *
     * @return the value of {@code platform}; without one, that of Cloud Foundry for a context with the GUID of an organization
     *     or a space, and else an empty string
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
     * @return its value, if it is a string and not empty
     */
    default Optional<String> text(String name) {
        return text(properties(), name);
    }

    /**
     * The context that a request carries.
     *
     * @param properties the properties, {@code platform} among them if it is known
     * @return the context of the kind that {@code platform} names; without it, {@code organization_guid} or {@code space_guid}
     *     make it one of Cloud Foundry, whose ids these are
     */
    static Context of(Map<String, Object> properties) {
        String platform = text(properties, "platform").orElse("");
        boolean hasGuid = Stream.of("organization_guid", "space_guid")
                .anyMatch(name -> text(properties, name).isPresent());
        if (platform.equals(CloudFoundryContext.PLATFORM) || (platform.isEmpty() && hasGuid)) {
            return new CloudFoundryContext(properties);
        }
        return platform.equals(KubernetesContext.PLATFORM)
                ? new KubernetesContext(properties)
                : new OtherContext(platform, properties);
    }

    private static Optional<String> text(Map<String, Object> properties, String name) {
        return properties.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }
}

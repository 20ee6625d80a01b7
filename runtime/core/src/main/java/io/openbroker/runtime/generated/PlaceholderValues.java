package io.openbroker.runtime.generated;

import java.util.Map;
import java.util.Optional;

/** Where the values of placeholders in a catalog come from. */
@FunctionalInterface
public interface PlaceholderValues {

    /**
     * Finds a value.
     *
     * @param name the placeholder's name
     * @return its value; without one, the placeholder's default counts
     */
    Optional<String> find(String name);

    /**
     * The values of this process.
     *
     * @return values from system properties, and else from environment variables
     */
    static PlaceholderValues ofProcess() {
        return name -> Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name)));
    }

    /**
     * Values that are at hand.
     *
     * @param values the values under the names of their placeholders
     * @return those values
     */
    static PlaceholderValues of(Map<String, String> values) {
        Map<String, String> copy = Map.copyOf(values);
        return name -> Optional.ofNullable(copy.get(name));
    }
}

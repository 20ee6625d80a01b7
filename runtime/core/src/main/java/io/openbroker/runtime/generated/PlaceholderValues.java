package io.openbroker.runtime.generated;

import java.util.Map;
import java.util.Optional;

/** Provides the values of placeholders in a catalog. */
@FunctionalInterface
public interface PlaceholderValues {

    /**
     * Finds a value.
     *
     * @param name the placeholder's name
     * @return its value; if empty, the placeholder's default is used
     */
    Optional<String> find(String name);

    /**
     * The values of this process.
     *
     * @return values from system properties, or else from environment variables
     */
    static PlaceholderValues ofProcess() {
        return name -> Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name)));
    }

    /**
     * Fixed values.
     *
     * @param values the values, by the names of their placeholders
     * @return those values
     */
    static PlaceholderValues of(Map<String, String> values) {
        Map<String, String> copy = Map.copyOf(values);
        return name -> Optional.ofNullable(copy.get(name));
    }
}

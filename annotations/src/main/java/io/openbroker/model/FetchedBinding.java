package io.openbroker.model;

import java.util.Map;
import java.util.Optional;

/**
 * A service binding as a {@link io.openbroker.annotation.FetchBinding} handler finds it (OSB v2.17, "Fetching a Service
 * Binding", Body).
 *
 * @param binding the service binding
 * @param parameters its parameters without secrets; if absent, those that the runtime has stored
 */
public record FetchedBinding(ServiceBinding binding, Optional<Map<String, Object>> parameters) {

    /**
     * A service binding with its parameters as stored.
     *
     * @param binding the service binding
     * @return the result
     */
    public static FetchedBinding of(ServiceBinding binding) {
        return new FetchedBinding(binding, Optional.empty());
    }

    /** Leaves the parameters out: they may hold secrets. */
    @Override
    public String toString() {
        return "FetchedBinding[binding=" + binding + "]";
    }
}

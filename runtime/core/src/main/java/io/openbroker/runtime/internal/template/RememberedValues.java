package io.openbroker.runtime.internal.template;

import io.openbroker.runtime.generated.PlaceholderValues;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks each value up once, so that a broker never sees it change. */
public final class RememberedValues implements PlaceholderValues {

    private final PlaceholderValues values;
    private final Map<String, Optional<String>> found = new ConcurrentHashMap<>();

    public RememberedValues(PlaceholderValues values) {
        this.values = values;
    }

    @Override
    public Optional<String> find(String name) {
        return found.computeIfAbsent(name, values::find);
    }
}

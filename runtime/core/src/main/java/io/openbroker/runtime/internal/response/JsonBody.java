package io.openbroker.runtime.internal.response;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds the JSON object of a response, without absent and empty values. For use by one thread. */
public final class JsonBody {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private JsonBody() {}

    public static JsonBody empty() {
        return new JsonBody();
    }

    public JsonBody put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    public JsonBody put(String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present));
        return this;
    }

    public JsonBody putIfAny(String name, Map<?, ?> value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
        return this;
    }

    public JsonBody putIfAny(String name, Collection<?> value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
        return this;
    }

    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(fields);
    }
}

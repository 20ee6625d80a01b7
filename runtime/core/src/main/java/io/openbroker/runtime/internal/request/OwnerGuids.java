package io.openbroker.runtime.internal.request;

import io.openbroker.model.CloudFoundryContext;
import io.openbroker.model.Context;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the context of a provision request with {@code organization_guid} and {@code space_guid}, which platforms send in the
 * body, in the context, or in both. Handlers receive them in the context.
 */
final class OwnerGuids {

    private static final List<String> NAMES = List.of("organization_guid", "space_guid");

    private OwnerGuids() {}

    static Context readContext(Fields body) {
        Optional<Fields> context = body.fields("context");
        Optional<String> platform = context.flatMap(fields -> fields.id("platform"));
        boolean required = platform.map(CloudFoundryContext.PLATFORM::equals).orElse(true);
        Map<String, Object> properties = body.object("context").orElse(Map.of());
        for (String name : NAMES) {
            Optional<String> guid = read(body, context, name);
            if (guid.isEmpty() && required) {
                throw Malformed.because(body.place(name) + " is required unless the context has a platform other than"
                        + " cloudfoundry. Send a non-empty string.");
            }
            if (guid.isPresent() && !guid.get().equals(properties.get(name))) {
                properties = with(properties, name, guid.get());
            }
        }
        return Context.of(properties);
    }

    private static Map<String, Object> with(Map<String, Object> properties, String name, String value) {
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return Collections.unmodifiableMap(more);
    }

    private static Optional<String> read(Fields body, Optional<Fields> context, String name) {
        Optional<String> inBody = body.id(name);
        Optional<String> inContext = context.flatMap(fields -> fields.id(name));
        if (inBody.isPresent() && inContext.isPresent() && !inBody.equals(inContext)) {
            throw Malformed.because(body.place(name) + " and $.context." + name + " differ. Send the same value.");
        }
        return inBody.or(() -> inContext);
    }
}

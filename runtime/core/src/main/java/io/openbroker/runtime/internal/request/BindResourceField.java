package io.openbroker.runtime.internal.request;

import io.openbroker.model.BindResource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code bind_resource}, with the {@code app_guid} that older platforms send beside it. */
final class BindResourceField {

    private static final String NAME = "bind_resource";
    private static final String APP_GUID = "app_guid";

    private BindResourceField() {}

    static boolean isIn(Fields body) {
        return body.has(APP_GUID)
                || body.fields(NAME).filter(Fields::saysAnything).isPresent();
    }

    static BindResource read(Fields body) {
        Optional<Fields> resource = body.fields(NAME);
        Optional<String> beside = body.id(APP_GUID);
        Optional<String> inside = resource.flatMap(fields -> fields.id(APP_GUID));
        if (beside.isPresent() && inside.isPresent() && !beside.equals(inside)) {
            throw Malformed.because("$.app_guid and $.bind_resource.app_guid differ. Send the same value.");
        }
        Optional<String> appGuid = inside.or(() -> beside);
        Map<String, Object> properties = new LinkedHashMap<>(body.object(NAME).orElse(Map.of()));
        appGuid.ifPresent(guid -> properties.put(APP_GUID, guid));
        return new BindResource(
                appGuid, resource.flatMap(fields -> fields.id("route")), Collections.unmodifiableMap(properties));
    }
}

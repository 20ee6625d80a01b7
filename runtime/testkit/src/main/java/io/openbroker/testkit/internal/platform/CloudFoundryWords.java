package io.openbroker.testkit.internal.platform;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The requests of Cloud Controller. */
public final class CloudFoundryWords implements PlatformWords {

    @Override
    public String name() {
        return "cloudfoundry";
    }

    @Override
    public Map<String, Object> user(PlatformSettings settings) {
        return object("user_id", guid(settings.user()));
    }

    @Override
    public Map<String, Object> context(PlatformSettings settings, Optional<String> instanceName) {
        Map<String, Object> context = object("platform", name());
        context.put("organization_guid", guid(settings.organization()));
        context.put("organization_name", settings.organization());
        context.put("organization_annotations", Map.of());
        context.put("space_guid", guid(settings.space()));
        context.put("space_name", settings.space());
        context.put("space_annotations", Map.of());
        instanceName.ifPresent(name -> {
            context.put("instance_name", name);
            context.put("instance_annotations", Map.of());
        });
        return context;
    }

    @Override
    public Map<String, Object> owner(PlatformSettings settings) {
        Map<String, Object> owner = object("organization_guid", guid(settings.organization()));
        owner.put("space_guid", guid(settings.space()));
        return owner;
    }

    @Override
    public Map<String, Object> bound(PlatformSettings settings, String application) {
        Map<String, Object> bound = object("app_guid", application);
        Map<String, Object> resource = object("app_guid", application);
        resource.put("space_guid", guid(settings.space()));
        bound.put("bind_resource", resource);
        return bound;
    }

    @Override
    public Map<String, Object> update(PlatformSettings settings, PlanReference before, PlanReference after) {
        Map<String, Object> update = object("service_id", after.offeringId());
        update.put("plan_id", after.id());
        Map<String, Object> previous = object("plan_id", before.id());
        previous.put("service_id", before.offeringId());
        previous.put("organization_id", guid(settings.organization()));
        previous.put("space_id", guid(settings.space()));
        before.maintenance().ifPresent(version -> previous.put("maintenance_info", Map.of("version", version)));
        update.put("previous_values", previous);
        return update;
    }

    /** The same GUID for the same name. */
    static String guid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static Map<String, Object> object(String name, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(name, value);
        return object;
    }
}

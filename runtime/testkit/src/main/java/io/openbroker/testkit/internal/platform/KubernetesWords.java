package io.openbroker.testkit.internal.platform;

import static io.openbroker.testkit.internal.platform.CloudFoundryWords.guid;
import static io.openbroker.testkit.internal.platform.CloudFoundryWords.object;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests of the Service Catalog of Kubernetes. */
public final class KubernetesWords implements PlatformWords {

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public Map<String, Object> user(PlatformSettings settings) {
        Map<String, Object> user = object("username", settings.user());
        user.put("uid", guid(settings.user()));
        user.put("groups", List.of("system:authenticated"));
        user.put("extra", Map.of());
        return user;
    }

    @Override
    public Map<String, Object> context(PlatformSettings settings, Optional<String> instanceName) {
        Map<String, Object> context = object("platform", name());
        context.put("namespace", settings.space());
        context.put("clusterid", guid(settings.organization()));
        instanceName.ifPresent(name -> context.put("instance_name", name));
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
        String namespace = guid(settings.space());
        Map<String, Object> bound = object("app_guid", namespace);
        bound.put("bind_resource", object("app_guid", namespace));
        return bound;
    }

    @Override
    public Map<String, Object> update(PlatformSettings settings, PlanReference before, PlanReference after) {
        Map<String, Object> update = object("service_id", after.offeringId());
        if (!before.id().equals(after.id())) {
            update.put("plan_id", after.id());
        }
        return update;
    }
}

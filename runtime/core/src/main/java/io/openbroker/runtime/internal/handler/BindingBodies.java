package io.openbroker.runtime.internal.handler;

import io.openbroker.annotation.Permission;
import io.openbroker.catalog.PlatformProfile;
import io.openbroker.catalog.PlatformRules;
import io.openbroker.model.Endpoint;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.VolumeMount;
import io.openbroker.runtime.internal.catalog.DeclaredPermissions;
import io.openbroker.runtime.internal.catalog.OfferedService;
import io.openbroker.runtime.internal.json.JsonValues;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JSON bodies of responses about service bindings (OSB v2.17, "Binding", Body). */
public final class BindingBodies {

    /** The format that the specification requires: always with a fraction of a second, always UTC. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.S'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Logger LOG = LoggerFactory.getLogger(BindingBodies.class);

    private static final PlatformRules PLATFORMS = new PlatformRules(PlatformProfile.all());

    private BindingBodies() {}

    /**
     * The fields of a service binding that responses contain and the state keeps.
     *
     * @throws IllegalArgumentException if Jackson does not write the credentials as a JSON object
     * @throws IllegalStateException if the service offering does not declare a permission that the service binding
     *     requires
     */
    public static BoundAccess of(ServiceBinding binding, OfferedService service) {
        demandPermissions(binding, service.permissions());
        binding.routeServiceUrl()
                .map(url -> PLATFORMS.routeService(service.id(), url))
                .ifPresent(findings -> findings.forEach(
                        finding -> LOG.warn("[{}] {}", finding.problem().fullName(), finding.message())));
        JsonBody metadata = JsonBody.empty()
                .put("expires_at", binding.expiresAt().map(BindingBodies::time))
                .put("renew_before", binding.renewBefore().map(BindingBodies::time));
        JsonBody body = JsonBody.empty()
                .putIfAny("metadata", metadata.asMap())
                .put("credentials", binding.credentials().map(JsonValues::objectOf))
                .put("syslog_drain_url", binding.syslogDrainUrl())
                .put("route_service_url", binding.routeServiceUrl())
                .putIfAny(
                        "volume_mounts",
                        binding.volumeMounts().stream()
                                .map(BindingBodies::volumeMount)
                                .toList())
                .putIfAny(
                        "endpoints",
                        binding.endpoints().stream()
                                .map(BindingBodies::endpoint)
                                .toList());
        return new BoundAccess(body.asMap(), binding.expiresAt());
    }

    private static void demandPermissions(ServiceBinding binding, DeclaredPermissions permissions) {
        if (binding.syslogDrainUrl().isPresent()) {
            permissions.demand(Permission.SYSLOG_DRAIN, "a syslog drain");
        }
        if (binding.routeServiceUrl().isPresent()) {
            permissions.demand(Permission.ROUTE_FORWARDING, "a route service");
        }
        if (!binding.volumeMounts().isEmpty()) {
            permissions.demand(Permission.VOLUME_MOUNT, "volume mounts");
        }
    }

    /** The response with the result of a bind. */
    public static JsonResponse response(Outcome outcome, BoundAccess access) {
        return new JsonResponse(outcome, outcome.status(), access.body(), Map.of());
    }

    /** The response to a bind that has ended. */
    public static JsonResponse created(ServiceBinding binding, BoundAccess access) {
        return response(binding.existed() ? Outcome.EXISTS : Outcome.CREATED, access);
    }

    /** The response to a fetch (OSB v2.17, "Fetching a Service Binding", Body). */
    public static JsonResponse fetched(BoundAccess access, Map<String, Object> parameters) {
        JsonBody body = JsonBody.empty();
        access.body().forEach(body::put);
        return JsonResponse.of(Outcome.FETCHED, body.putIfAny("parameters", parameters));
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static Map<String, Object> volumeMount(VolumeMount mount) {
        JsonBody device = JsonBody.empty()
                .put("volume_id", mount.volumeId())
                .putIfAny("mount_config", JsonValues.objectOf(mount.mountConfig()));
        return JsonBody.empty()
                .put("driver", mount.driver())
                .put("container_dir", mount.containerDir())
                .put("mode", mount.mode() == VolumeMount.Mode.READ ? "r" : "rw")
                .put("device_type", "shared")
                .put("device", device.asMap())
                .asMap();
    }

    private static Map<String, Object> endpoint(Endpoint endpoint) {
        return JsonBody.empty()
                .put("host", endpoint.host())
                .put("ports", endpoint.ports())
                .put("protocol", endpoint.protocol().name().toLowerCase(Locale.ROOT))
                .asMap();
    }
}

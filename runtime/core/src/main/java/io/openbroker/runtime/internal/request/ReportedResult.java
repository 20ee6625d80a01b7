package io.openbroker.runtime.internal.request;

import io.openbroker.model.Endpoint;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.VolumeMount;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the result that an operator reports for an operation. It has the fields of the response that a platform receives, and nothing
 * else; each method throws a {@link Rejection} otherwise, which repeats no value.
 */
public final class ReportedResult {

    private static final List<String> OF_BINDING =
            List.of("credentials", "syslog_drain_url", "route_service_url", "volume_mounts", "endpoints", "metadata");

    private ReportedResult() {}

    /** Reads the result of a provision or an update (OSB v2.17, "Provisioning", Body). */
    public static ServiceInstance ofInstance(Map<String, Object> result) {
        Fields fields = Fields.of("result", result).demandOnly(List.of("dashboard_url", "metadata"));
        Optional<Fields> metadata = fields.fields("metadata");
        metadata.ifPresent(given -> given.demandOnly(List.of("labels", "attributes")));
        Map<String, String> labels = new LinkedHashMap<>();
        metadata.flatMap(given -> given.fields("labels"))
                .ifPresent(given -> given.names().forEach(name -> labels.put(name, given.requiredText(name))));
        return new ServiceInstance(
                fields.text("dashboard_url"),
                labels,
                metadata.flatMap(given -> given.object("attributes")).orElseGet(Map::of));
    }

    /** Checks the result of a deletion, which has no fields. */
    public static void ofDeletion(Map<String, Object> result) {
        Fields.of("result", result).demandOnly(List.of());
    }

    /** Reads the result of a bind (OSB v2.17, "Binding", Body). */
    public static ServiceBinding ofBind(Map<String, Object> result) {
        Fields fields = Fields.of("result", result).demandOnly(OF_BINDING);
        if (!fields.saysAnything()) {
            throw rejected("result has nothing that an application could use. Send its credentials: {\"result\":"
                    + " {\"credentials\": {…}}}.");
        }
        ServiceBinding binding = ServiceBinding.EMPTY;
        Optional<Map<String, Object>> credentials = fields.object("credentials");
        if (credentials.isPresent()) {
            binding = binding.withCredentials(credentials.get());
        }
        Optional<Fields> metadata = fields.fields("metadata");
        metadata.ifPresent(given -> given.demandOnly(List.of("expires_at", "renew_before")));
        try {
            return new ServiceBinding(
                    binding.credentials(),
                    fields.text("syslog_drain_url"),
                    fields.text("route_service_url"),
                    fields.objects("volume_mounts").stream()
                            .map(ReportedResult::volumeMount)
                            .toList(),
                    fields.objects("endpoints").stream()
                            .map(ReportedResult::endpoint)
                            .toList(),
                    metadata.flatMap(given -> given.time("expires_at")),
                    metadata.flatMap(given -> given.time("renew_before")),
                    false);
        } catch (IllegalArgumentException wrong) {
            throw rejected(wrong);
        }
    }

    /** Rejects a result that has values of the right types only. */
    public static Rejection rejected(RuntimeException problem) {
        return rejected("result is not supported: " + problem.getMessage() + ".");
    }

    private static Rejection rejected(String description) {
        return Malformed.because(description);
    }

    private static VolumeMount volumeMount(Fields mount) {
        mount.demandOnly(List.of("driver", "container_dir", "mode", "device_type", "device"));
        mount.demandOneOf("device_type", List.of("shared"));
        String mode = mount.demandOneOf("mode", List.of("r", "rw"));
        Fields device = mount.requiredFields("device").demandOnly(List.of("volume_id", "mount_config"));
        return new VolumeMount(
                mount.requiredText("driver"),
                mount.requiredText("container_dir"),
                mode.equals("r") ? VolumeMount.Mode.READ : VolumeMount.Mode.READ_WRITE,
                device.requiredText("volume_id"),
                device.object("mount_config").orElseGet(Map::of));
    }

    private static Endpoint endpoint(Fields endpoint) {
        endpoint.demandOnly(List.of("host", "ports", "protocol"));
        String protocol =
                endpoint.has("protocol") ? endpoint.demandOneOf("protocol", List.of("tcp", "udp", "all")) : "tcp";
        return new Endpoint(
                endpoint.requiredText("host"),
                endpoint.texts("ports"),
                Endpoint.Protocol.valueOf(protocol.toUpperCase(Locale.ROOT)));
    }
}

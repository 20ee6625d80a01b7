package io.openbroker.client;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Exchange;
import io.openbroker.model.Endpoint;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.VolumeMount;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the bodies of operations that are complete. */
final class BodyReader {

    private BodyReader() {}

    static ServiceInstance instance(JsonReader body) {
        Optional<JsonReader> metadata = body.object("metadata");
        return new ServiceInstance(
                body.string("dashboard_url"),
                metadata.flatMap(each -> each.object("labels"))
                        .map(JsonReader::strings)
                        .orElse(Map.of()),
                metadata.flatMap(each -> each.map("attributes")).orElse(Map.of()));
    }

    static FetchedInstance fetchedInstance(JsonReader body) {
        return new FetchedInstance(
                instance(body),
                body.string("plan_id"),
                body.map("parameters"),
                body.object("maintenance_info").map(CatalogReader::maintenance));
    }

    static FetchedBinding fetchedBinding(JsonReader body) {
        return new FetchedBinding(binding(body), body.map("parameters"));
    }

    static ServiceBinding binding(JsonReader body) {
        Optional<JsonReader> metadata = body.object("metadata");
        Optional<Instant> expiresAt = metadata.flatMap(each -> time(each, "expires_at"));
        Optional<Instant> renewBefore = metadata.flatMap(each -> time(each, "renew_before"));
        if (expiresAt.isPresent()
                && renewBefore.isPresent()
                && renewBefore.get().isAfter(expiresAt.get())) {
            body.note("metadata/renew_before", "renew_before is after expires_at; an earlier time is expected.");
            renewBefore = Optional.empty();
        }
        return new ServiceBinding(
                body.map("credentials").map(credentials -> credentials),
                body.string("syslog_drain_url"),
                body.string("route_service_url"),
                volumeMounts(body),
                endpoints(body),
                expiresAt,
                renewBefore,
                false);
    }

    private static Optional<Instant> time(JsonReader metadata, String name) {
        Optional<String> text = metadata.string(name);
        try {
            return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException malformed) {
            metadata.note(
                    name, name + " is \"" + text.orElse("") + "\"; a time such as 2026-01-31T12:00:00.0Z is expected.");
            return Optional.empty();
        }
    }

    private static List<VolumeMount> volumeMounts(JsonReader body) {
        List<VolumeMount> mounts = new ArrayList<>();
        for (JsonReader mount : body.objects("volume_mounts")) {
            Optional<JsonReader> device = mount.object("device");
            if (!mount.text("device_type").equals("shared")) {
                mount.note("device_type", "device_type is not \"shared\", which is the only one.");
            }
            mount.demand("device");
            String mode = mount.text("mode");
            if (!mode.equals("r") && !mode.equals("rw")) {
                mount.note("mode", "mode is \"" + mode + "\"; \"r\" or \"rw\" is expected.");
            }
            mounts.add(new VolumeMount(
                    mount.text("driver"),
                    mount.text("container_dir"),
                    mode.equals("r") ? VolumeMount.Mode.READ : VolumeMount.Mode.READ_WRITE,
                    device.map(each -> each.text("volume_id")).orElse(""),
                    device.flatMap(each -> each.map("mount_config")).orElse(Map.of())));
        }
        return mounts;
    }

    private static List<Endpoint> endpoints(JsonReader body) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (JsonReader endpoint : body.objects("endpoints")) {
            String host = endpoint.text("host");
            List<String> ports = endpoint.strings("ports");
            String protocol = endpoint.string("protocol").orElse("tcp");
            Optional<Endpoint.Protocol> known = List.of(Endpoint.Protocol.values()).stream()
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(protocol))
                    .findFirst();
            if (known.isEmpty()) {
                endpoint.note("protocol", "protocol is \"" + protocol + "\"; \"tcp\", \"udp\" or \"all\" is expected.");
            }
            if (ports.isEmpty()) {
                endpoint.note("ports", "ports has no port; at least one is expected.");
            }
            if (!host.isBlank() && !ports.isEmpty()) {
                endpoints.add(new Endpoint(host, ports, known.orElse(Endpoint.Protocol.TCP)));
            }
        }
        return endpoints;
    }

    /** Reads the state of an operation; empty if there is none that the specification knows. */
    static Optional<OperationStatus> status(JsonReader body, Exchange exchange) {
        String text = body.text("state");
        Optional<OperationStatus.State> state = List.of(OperationStatus.State.values()).stream()
                .filter(each -> each.text().equals(text))
                .findFirst();
        if (state.isEmpty() && !text.isEmpty()) {
            body.note("state", "state is \"" + text + "\"; \"in progress\", \"succeeded\" or \"failed\" is expected.");
        }
        Optional<Duration> retryAfter =
                exchange.response().flatMap((BrokerHttpResponse response) -> RetryAfter.of(response, exchange));
        return state.map(each -> new OperationStatus(
                each,
                body.string("description"),
                body.bool("instance_usable"),
                body.bool("update_repeatable"),
                retryAfter,
                Optional.empty()));
    }
}

package io.openbroker.conformance.internal.check.binding;

import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Shapes;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Recording;
import java.util.List;

/** What holds for the information about a service binding, be it created or fetched. */
final class BindingShapes {

    /** A requirement of the information about a service binding. */
    record Shape(String rule, SpecSection section, String requirement, String remedy, Expectation expectation) {}

    /** Notes findings about a response. */
    @FunctionalInterface
    interface Expectation {
        void look(Probe probe, Recording recording, ResponseView response);
    }

    static final List<Shape> ALL = List.of(
            new Shape(
                    "credentials-object",
                    SpecSection.BINDING_BODY,
                    "The credentials of a service binding are a JSON object.",
                    "Return credentials as members of an object.",
                    (probe, recording, response) -> {
                        JsonView credentials = response.json().get("credentials");
                        if (credentials.isPresent()) {
                            Shapes.object(probe, response, credentials);
                        }
                    }),
            new Shape(
                    "syslog-drain-permitted",
                    SpecSection.LOG_DRAIN,
                    "A syslog_drain_url is returned only by offerings that require syslog_drain.",
                    "Add syslog_drain to requires of the service offering, or leave syslog_drain_url out.",
                    permitted("syslog_drain_url", "syslog_drain")),
            new Shape(
                    "syslog-drain-string",
                    SpecSection.BINDING_BODY,
                    "A syslog_drain_url is a string.",
                    "Return the URL as a string.",
                    text("syslog_drain_url")),
            new Shape(
                    "route-service-permitted",
                    SpecSection.ROUTE_SERVICES,
                    "A route_service_url is returned only by offerings that require route_forwarding.",
                    "Add route_forwarding to requires of the service offering, or leave route_service_url out.",
                    permitted("route_service_url", "route_forwarding")),
            new Shape(
                    "route-service-string",
                    SpecSection.BINDING_BODY,
                    "A route_service_url is a string.",
                    "Return the URL as a string.",
                    text("route_service_url")),
            new Shape(
                    "volume-mounts-permitted",
                    SpecSection.VOLUME_SERVICES,
                    "Volume mounts are returned only by offerings that require volume_mount.",
                    "Add volume_mount to requires of the service offering, or leave volume_mounts out.",
                    permitted("volume_mounts", "volume_mount")),
            new Shape(
                    "volume-mounts-complete",
                    SpecSection.VOLUME_MOUNT,
                    "Each volume mount has driver, container_dir, mode, device_type and a device with a volume_id.",
                    "Return volume mounts with all members that the specification demands.",
                    (probe, recording, response) -> Shapes.volumeMounts(probe, response)),
            new Shape(
                    "endpoints-complete",
                    SpecSection.ENDPOINT,
                    "Each endpoint has a host, at least one port as a string, and a known protocol if it has one.",
                    "Return endpoints with host and ports, and with the protocol tcp, udp or all.",
                    (probe, recording, response) -> Shapes.endpoints(probe, response)),
            new Shape(
                    "timestamps",
                    SpecSection.BINDING_METADATA,
                    "The metadata members expires_at and renew_before are timestamps in UTC with a fraction of seconds.",
                    "Write timestamps in the form yyyy-mm-ddThh:mm:ss.sZ.",
                    (probe, recording, response) -> Shapes.timestamps(probe, response)),
            new Shape(
                    "renewal-before-expiry",
                    SpecSection.BINDING_METADATA,
                    "A service binding is to be renewed before it expires.",
                    "Return a renew_before that is before expires_at.",
                    (probe, recording, response) -> Shapes.renewal(probe, response)));

    private BindingShapes() {}

    private static Expectation permitted(String member, String permission) {
        return (probe, recording, response) -> {
            JsonView value = response.json().get(member);
            probe.expect(
                    !value.isPresent() || recording.plan().offering().requires(permission),
                    value.pointer() + " is " + value.type() + ", but the service offering does not require "
                            + permission + ".",
                    response);
        };
    }

    private static Expectation text(String member) {
        return (probe, recording, response) -> {
            JsonView value = response.json().get(member);
            if (value.isPresent()) {
                Shapes.string(probe, response, value, true);
            }
        };
    }
}

package io.openbroker.conformance.internal.check.response;

import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.exchange.JsonView;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Expectations of the members of responses. A member that is absent is fine unless a method says otherwise. */
public final class Shapes {

    private static final int OPERATION = 10_000;
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d+Z");
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "all");

    private Shapes() {}

    /** The body is a JSON object. */
    public static void object(Probe probe, ResponseView response) {
        probe.expect(
                response.json().isObject(),
                "The body of the " + response.status() + " is "
                        + response.jsonProblem()
                                .map(problem -> "no JSON: " + problem)
                                .orElse(response.json().type())
                        + ". Expected: a JSON object.",
                response);
    }

    /** A member is a string, or {@code null} where that is allowed. */
    public static void string(Probe probe, ResponseView response, JsonView member, boolean orNull) {
        expect(
                probe,
                response,
                member,
                member.isString() || (orNull && member.exists() && !member.isPresent()),
                orNull ? "a string or null" : "a string");
    }

    /** A member is an object. */
    public static void object(Probe probe, ResponseView response, JsonView member) {
        expect(probe, response, member, member.isObject(), "an object");
    }

    /** A member is an absolute URL with a host. */
    public static void url(Probe probe, ResponseView response, JsonView member) {
        if (member.isString()) {
            expect(probe, response, member, isUrl(member.text()), "an absolute URL");
        }
    }

    /** Expects that the operation of a 202 is a string, if there is one. */
    public static void operation(Probe probe, ResponseView response) {
        JsonView operation = response.json().get("operation");
        if (response.status() == 202 && operation.exists()) {
            string(probe, response, operation, false);
        }
    }

    /** An operation string is not too long. */
    public static void operationLength(Probe probe, ResponseView response) {
        JsonView operation = response.json().get("operation");
        int length = operation.text().codePointCount(0, operation.text().length());
        probe.expect(
                length <= OPERATION, "/operation has " + length + " characters. Expected: at most 10,000.", response);
    }

    /** The metadata of a service instance is an object of objects. */
    public static void instanceMetadata(Probe probe, ResponseView response, String... members) {
        JsonView metadata = response.json().get("metadata");
        if (!metadata.isPresent()) {
            return;
        }
        object(probe, response, metadata);
        for (String member : members) {
            if (metadata.get(member).isPresent()) {
                object(probe, response, metadata.get(member));
            }
        }
    }

    /** {@code expires_at} and {@code renew_before} are timestamps of the specified form. */
    public static void timestamps(Probe probe, ResponseView response) {
        JsonView metadata = response.json().get("metadata");
        for (String name : List.of("expires_at", "renew_before")) {
            JsonView value = metadata.get(name);
            if (value.isPresent()) {
                expect(
                        probe,
                        response,
                        value,
                        TIMESTAMP.matcher(value.text()).matches()
                                && instant(value).isPresent(),
                        "a timestamp such as \"2031-12-31T23:59:59.0Z\"");
            }
        }
    }

    /** A binding is to be renewed before it expires. */
    public static void renewal(Probe probe, ResponseView response) {
        JsonView metadata = response.json().get("metadata");
        Optional<Instant> renewal = instant(metadata.get("renew_before"));
        Optional<Instant> expiry = instant(metadata.get("expires_at"));
        if (renewal.isPresent() && expiry.isPresent() && renewal.get().isAfter(expiry.get())) {
            probe.fail(
                    "/metadata/renew_before (" + metadata.get("renew_before").text() + ") is after expires_at ("
                            + metadata.get("expires_at").text() + ").",
                    response);
        }
    }

    /** Volume mounts are complete. */
    public static void volumeMounts(Probe probe, ResponseView response) {
        JsonView mounts = response.json().get("volume_mounts");
        if (!mounts.isPresent()) {
            return;
        }
        expect(probe, response, mounts, mounts.isArray(), "an array");
        for (JsonView mount : mounts.elements()) {
            for (String name : List.of("driver", "container_dir")) {
                expect(probe, response, mount.get(name), mount.get(name).isText(), "a string that is not empty");
            }
            JsonView mode = mount.get("mode");
            expect(probe, response, mode, Set.of("r", "rw").contains(mode.text()), "\"r\" or \"rw\"");
            JsonView type = mount.get("device_type");
            expect(probe, response, type, type.text().equals("shared"), "\"shared\"");
            JsonView volume = mount.get("device").get("volume_id");
            expect(probe, response, volume, volume.isText(), "a string that is not empty");
            JsonView config = mount.get("device").get("mount_config");
            if (config.isPresent()) {
                object(probe, response, config);
            }
        }
    }

    /** Endpoints are complete. */
    public static void endpoints(Probe probe, ResponseView response) {
        JsonView endpoints = response.json().get("endpoints");
        if (!endpoints.isPresent()) {
            return;
        }
        expect(probe, response, endpoints, endpoints.isArray(), "an array");
        for (JsonView endpoint : endpoints.elements()) {
            expect(probe, response, endpoint.get("host"), endpoint.get("host").isText(), "a host name or IP address");
            JsonView ports = endpoint.get("ports");
            expect(
                    probe,
                    response,
                    ports,
                    ports.isArray() && !ports.elements().isEmpty(),
                    "an array that is not empty");
            for (JsonView port : ports.elements()) {
                expect(
                        probe,
                        response,
                        port,
                        isPorts(port.text()),
                        "a port such as \"443\" or a range such as \"9000-9010\"");
            }
            JsonView protocol = endpoint.get("protocol");
            if (protocol.isPresent()) {
                expect(probe, response, protocol, PROTOCOLS.contains(protocol.text()), "\"tcp\", \"udp\" or \"all\"");
            }
        }
    }

    /** Notes a finding about a member unless a condition holds. */
    public static void expect(Probe probe, ResponseView response, JsonView member, boolean holds, String expected) {
        probe.expect(holds, member.pointer() + " is " + member.shown() + ". Expected: " + expected + ".", response);
    }

    /** Returns whether a binding has the information for which it was created. */
    public static boolean hasBindingInformation(JsonView binding) {
        return List.of("credentials", "syslog_drain_url", "route_service_url", "volume_mounts", "endpoints").stream()
                .anyMatch(name -> binding.get(name).isPresent());
    }

    /** Two responses about one service binding have the same credentials, if both have some. */
    public static void sameCredentials(Probe probe, ResponseView one, ResponseView other) {
        JsonView first = one.json().get("credentials");
        JsonView second = other.json().get("credentials");
        if (one.is(202) || !first.isPresent() || !second.isPresent()) {
            throw probe.notApplicable("The broker returns credentials once, or none.");
        }
        probe.expect(
                first.node().equals(second.node()),
                "Two responses about the service binding have different credentials.",
                Statuses.evidence(one, other));
    }

    /** Returns the names of members that are in two objects with different scalar values. */
    public static List<String> differences(JsonView one, JsonView other) {
        return one.members().stream()
                .filter(member -> member.getValue().node().isValueNode()
                        && other.get(member.getKey()).exists()
                        && !same(member.getValue(), other.get(member.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean same(JsonView one, JsonView other) {
        return (one.isNumber() && other.isNumber())
                ? one.node().decimalValue().compareTo(other.node().decimalValue()) == 0
                : one.node().equals(other.node());
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPorts(String text) {
        var matcher = PORT.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        return first <= last && last <= 65_535;
    }

    private static Optional<Instant> instant(JsonView value) {
        try {
            return value.isText() ? Optional.of(Instant.parse(value.text())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

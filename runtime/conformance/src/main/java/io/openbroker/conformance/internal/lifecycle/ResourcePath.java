package io.openbroker.conformance.internal.lifecycle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a service instance or a service binding.
 *
 * @param instanceId percent-encoded
 * @param bindingId percent-encoded; empty for an instance
 */
public record ResourcePath(String instanceId, Optional<String> bindingId) {

    private static final Pattern PATH = Pattern.compile(
            "/v2/service_instances/([^/?#]+)(?:/service_bindings/([^/?#]+))?(/last_operation)?(?:\\?.*)?");

    /** Returns the resource that a request of the specification is about; empty if it is about none. */
    public static Optional<ResourcePath> of(String target) {
        Matcher matcher = PATH.matcher(target);
        return matcher.matches()
                ? Optional.of(new ResourcePath(matcher.group(1), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }

    /** Returns whether a target polls a resource. */
    public static boolean polls(String target) {
        Matcher matcher = PATH.matcher(target);
        return matcher.matches() && matcher.group(3) != null;
    }

    /** Returns the service instance: this one, or that of this binding. */
    public ResourcePath instance() {
        return new ResourcePath(instanceId, Optional.empty());
    }

    /** Returns the path below the URL of the broker. */
    public String path() {
        return "/v2/service_instances/" + instanceId
                + bindingId.map(id -> "/service_bindings/" + id).orElse("");
    }

    /** Returns the words for messages: {@code service binding x of service instance y}. */
    public String title() {
        return bindingId.map(id -> "service binding " + id + " of ").orElse("") + "service instance " + instanceId;
    }
}

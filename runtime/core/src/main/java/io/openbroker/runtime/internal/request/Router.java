package io.openbroker.runtime.internal.request;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.OsbOperation.Resource;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.server.RequestHead;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the operation that a request asks for. Immutable. */
public final class Router {

    private static final String API = "it has /v2/catalog and what is under /v2/service_instances/{instance_id}";
    private static final Route CATALOG = new Route(OsbOperation.CATALOG, "", "");

    private final List<PathPattern> patterns =
            Arrays.stream(Resource.values()).map(PathPattern::new).toList();
    private final Map<Resource, Map<String, OsbOperation>> operations = new EnumMap<>(Resource.class);
    private final Map<Resource, String> allowed = new EnumMap<>(Resource.class);

    public Router() {
        for (Resource resource : Resource.values()) {
            Map<String, OsbOperation> byMethod = Arrays.stream(OsbOperation.values())
                    .filter(operation -> operation.resource() == resource)
                    .collect(Collectors.toMap(
                            operation -> operation.method().name(),
                            operation -> operation,
                            (first, second) -> first,
                            TreeMap::new));
            Optional.ofNullable(byMethod.get("GET")).ifPresent(get -> byMethod.put("HEAD", get));
            operations.put(resource, byMethod);
            allowed.put(resource, String.join(", ", byMethod.keySet()));
        }
    }

    /**
     * The route of a request. HEAD is GET for an answer whose body the server does not send (RFC 9110, 9.3.2).
     *
     * @throws Refusal if the path is unknown, does not know the method, or names a malformed id, in this order
     */
    public Route route(RequestHead head) {
        if (head.rawPath().equals(Resource.CATALOG.path())) {
            operation(Resource.CATALOG, head.method());
            return CATALOG;
        }
        // Before decoding, so that an encoded slash belongs to its id.
        String[] segments = head.rawPath().split("/", -1);
        for (PathPattern pattern : patterns) {
            if (pattern.matches(segments)) {
                OsbOperation operation = operation(pattern.resource(), head.method());
                return new Route(operation, pattern.instanceId(segments), pattern.bindingId(segments));
            }
        }
        throw Refusal.of(Outcome.PATH_UNKNOWN, "The path is none of the Open Service Broker API; " + remedy(segments));
    }

    /** What is probably wrong with the URL under which the broker was registered. */
    private String remedy(String[] segments) {
        List<String> names =
                Arrays.stream(segments).filter(segment -> !segment.isEmpty()).toList();
        int version = names.indexOf("v2");
        if (version < 0) {
            return API;
        }
        String known = "/" + String.join("/", names.subList(version, names.size()));
        boolean isKnown = known.equals(Resource.CATALOG.path())
                || patterns.stream().anyMatch(pattern -> pattern.matches(known.split("/", -1)));
        if (!isKnown) {
            return API;
        }
        return version == 0
                ? "it has a slash too many; give the broker's URL without a slash at its end, and nothing behind the path"
                : "something stands before /v2; give the broker's URL without a path";
    }

    private OsbOperation operation(Resource resource, String method) {
        OsbOperation operation = operations.getOrDefault(resource, Map.of()).get(method);
        if (operation == null) {
            String methods = allowed.getOrDefault(resource, "");
            throw Refusal.of(
                            Outcome.METHOD_NOT_ALLOWED,
                            resource.path() + " knows " + methods + " only, but the method is " + shown(method))
                    .withHeader("Allow", methods);
        }
        return operation;
    }

    private static String shown(String method) {
        return method.length() > 20 ? method.substring(0, 20) + "…" : method;
    }
}

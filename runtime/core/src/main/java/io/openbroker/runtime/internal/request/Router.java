package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.RequestHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the operation that a request is for. Immutable.
 *
 * @param <O> the operations of the port
 */
public final class Router<O extends Enum<O>> {

    private static final int SHOWN = 20;

    private final Map<String, Resource<O>> withoutIds = new HashMap<>();
    private final List<Resource<O>> withIds = new ArrayList<>();
    private final UnknownPath unknown;

    /** A path, with its operations by method. */
    private record Resource<O>(PathPattern pattern, Map<String, O> operations) {}

    /** An operation, with the method and path that it has over HTTP; ids are in braces in the path. */
    public record Endpoint<O>(O operation, String method, String path) {}

    /** Describes what is wrong with a path that does not exist, for people. */
    @FunctionalInterface
    public interface UnknownPath {

        String describe(Router<?> router, String path);
    }

    public Router(List<Endpoint<O>> endpoints, UnknownPath unknown) {
        this.unknown = unknown;
        Map<String, Map<String, O>> byPath = new LinkedHashMap<>();
        for (Endpoint<O> endpoint : endpoints) {
            Map<String, O> methods = byPath.computeIfAbsent(endpoint.path(), path -> new TreeMap<>());
            methods.put(endpoint.method(), endpoint.operation());
            // The server leaves the body out of a response to HEAD (RFC 9110, 9.3.2).
            if (endpoint.method().equals("GET")) {
                methods.put("HEAD", endpoint.operation());
            }
        }
        byPath.forEach((path, methods) -> {
            Resource<O> resource = new Resource<>(new PathPattern(path), methods);
            if (resource.pattern().hasIds()) {
                withIds.add(resource);
            } else {
                withoutIds.put(path, resource);
            }
        });
    }

    /**
     * Finds the route of a request.
     *
     * @throws Rejection if the path does not exist, does not support the method, or has a malformed id, in this order
     */
    public Route<O> route(RequestHead head) {
        Resource<O> plain = withoutIds.get(head.rawPath());
        if (plain != null) {
            return new Route<>(operation(plain, head.method()), Map.of());
        }
        for (Resource<O> resource : withIds) {
            if (resource.pattern().matches(head.rawPath())) {
                O operation = operation(resource, head.method());
                return new Route<>(operation, resource.pattern().ids(head.rawPath()));
            }
        }
        throw Rejection.of(Outcome.PATH_UNKNOWN, unknown.describe(this, head.rawPath()));
    }

    /** Whether a path exists. */
    public boolean knows(String path) {
        return withoutIds.containsKey(path)
                || withIds.stream().anyMatch(resource -> resource.pattern().matches(path));
    }

    private O operation(Resource<O> resource, String method) {
        O operation = resource.operations().get(method);
        if (operation == null) {
            String supported = String.join(", ", resource.operations().keySet());
            throw Rejection.of(
                            Outcome.METHOD_NOT_ALLOWED,
                            "The method " + shown(method) + " is not supported by "
                                    + resource.pattern().path() + ". Use " + supported + ".")
                    .withHeader("Allow", supported);
        }
        return operation;
    }

    private static String shown(String method) {
        return method.length() > SHOWN ? method.substring(0, SHOWN) + "…" : method;
    }
}

package io.openbroker.runtime.internal.platform;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.request.Router;
import io.openbroker.runtime.internal.request.Router.Endpoint;
import java.util.Arrays;
import java.util.List;

/** The routes of the Open Service Broker API. */
public final class PlatformRoutes {

    private static final String VERSION = "v2";

    private PlatformRoutes() {}

    public static Router<OsbOperation> router() {
        List<Endpoint<OsbOperation>> endpoints = Arrays.stream(OsbOperation.values())
                .map(operation -> new Endpoint<>(
                        operation,
                        operation.method().name(),
                        operation.resource().path()))
                .toList();
        return new Router<>(endpoints, PlatformRoutes::describe);
    }

    private static String describe(Router<?> router, String path) {
        return "The path does not exist in the Open Service Broker API. " + remedy(router, path);
    }

    /** Names the probable mistake in the URL under which the broker is registered. */
    private static String remedy(Router<?> router, String path) {
        List<String> segments = Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        int version = segments.indexOf(VERSION);
        if (version < 0 || !router.knows("/" + String.join("/", segments.subList(version, segments.size())))) {
            return "Use /v2/catalog or a path under /v2/service_instances/{instance_id}.";
        }
        return version == 0
                ? "It has a slash too many: register the broker's URL without a slash at the end."
                : "Something precedes /v2: register the broker's URL without a path.";
    }
}

package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.request.Route;
import java.util.Optional;

/**
 * The facts about a request that are logged, audited and measured.
 *
 * @param receivedNanos when the request was received, in the time of {@link io.openbroker.runtime.TimeSource.Ticker#nanos}
 * @param address the address of the sender; empty if the connection has none
 * @param route empty if the method and path name no operation
 * @param caller the authenticated sender
 * @param platform the platform of the caller, or of the prefix
 * @param <O> the operations of the port
 */
public record RequestFacts<O extends Enum<O>>(
        long receivedNanos,
        RequestIdentity identity,
        String address,
        Optional<Route<O>> route,
        Optional<String> caller,
        Optional<Platform> platform) {

    static <O extends Enum<O>> RequestFacts<O> of(ReceivedRequest request) {
        return new RequestFacts<>(
                request.nanos(),
                request.identity().identity(),
                request.address(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    RequestFacts<O> withCaller(String name, Optional<Platform> its) {
        return new RequestFacts<>(receivedNanos, identity, address, route, Optional.of(name), its);
    }

    RequestFacts<O> withPrefix(Optional<Platform> prefix) {
        return new RequestFacts<>(receivedNanos, identity, address, route, caller, prefix);
    }

    RequestFacts<O> withRoute(Optional<Route<O>> found) {
        return new RequestFacts<>(receivedNanos, identity, address, found, caller, platform);
    }

    public Optional<O> operation() {
        return route.map(Route::operation);
    }

    public Optional<String> instanceId() {
        return route.map(Route::instanceId).filter(id -> !id.isEmpty());
    }

    public Optional<String> bindingId() {
        return route.map(Route::bindingId).filter(id -> !id.isEmpty());
    }
}

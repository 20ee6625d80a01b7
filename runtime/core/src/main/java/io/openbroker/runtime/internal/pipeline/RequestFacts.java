package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import java.util.Optional;

/**
 * What is known of a request, for all that tell of it.
 *
 * @param beginNanos when it came, of {@link System#nanoTime}
 * @param identity its identity
 * @param route what it asks for, if that could be told
 * @param caller who sent it, if that was proved
 * @param platform the platform of the caller, or of the prefix
 */
record RequestFacts(
        long beginNanos,
        RequestIdentity identity,
        Optional<Route> route,
        Optional<String> caller,
        Optional<Platform> platform) {

    static RequestFacts of(Arrival arrival) {
        return new RequestFacts(
                arrival.nanos(), arrival.identity().identity(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    RequestFacts from(Authenticated sender) {
        return new RequestFacts(
                beginNanos, identity, route, Optional.of(sender.caller()), Optional.of(sender.platform()));
    }

    RequestFacts under(Optional<Platform> prefix) {
        return new RequestFacts(beginNanos, identity, route, caller, prefix);
    }

    RequestFacts asking(Optional<Route> what) {
        return new RequestFacts(beginNanos, identity, what, caller, platform);
    }

    Optional<OsbOperation> operation() {
        return route.map(Route::operation);
    }

    Optional<String> instanceId() {
        return route.map(Route::instanceId).filter(id -> !id.isEmpty());
    }

    Optional<String> bindingId() {
        return route.map(Route::bindingId).filter(id -> !id.isEmpty());
    }
}

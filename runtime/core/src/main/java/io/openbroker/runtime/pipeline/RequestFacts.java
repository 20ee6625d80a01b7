package io.openbroker.runtime.pipeline;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.request.Route;
import java.util.Optional;

/**
 * What is known of a request, for all that tell of it.
 *
 * @param identity its identity
 * @param route what it asks for, if that could be told
 * @param caller who sent it, if that was proved
 * @param platform the platform of the caller, or of the prefix
 */
record RequestFacts(
        RequestIdentity identity, Optional<Route> route, Optional<String> caller, Optional<Platform> platform) {

    static RequestFacts of(RequestIdentity identity) {
        return new RequestFacts(identity, Optional.empty(), Optional.empty(), Optional.empty());
    }

    RequestFacts from(Authenticated sender) {
        return new RequestFacts(identity, route, Optional.of(sender.caller()), Optional.of(sender.platform()));
    }

    RequestFacts under(Optional<Platform> prefix) {
        return new RequestFacts(identity, route, caller, prefix);
    }

    RequestFacts asking(Optional<Route> what) {
        return new RequestFacts(identity, what, caller, platform);
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

package io.openbroker.runtime.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.operation.LogContext;
import io.openbroker.runtime.request.Route;
import java.util.Optional;
import java.util.function.Supplier;

/** Names the request in everything that is logged while it is carried out. */
final class RequestLogContext {

    private RequestLogContext() {}

    static <T> T within(Route route, RequestIdentity identity, Supplier<T> action) {
        return LogContext.within(
                identity.value(),
                route.operation(),
                Optional.of(route.instanceId()).filter(id -> !id.isEmpty()),
                Optional.of(route.bindingId()).filter(id -> !id.isEmpty()),
                action);
    }
}

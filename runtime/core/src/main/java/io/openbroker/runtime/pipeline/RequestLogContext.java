package io.openbroker.runtime.pipeline;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.request.Route;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Names the request in everything that is logged while it is carried out. */
final class RequestLogContext {

    private static final String REQUEST_ID = "requestId";
    private static final String OPERATION = "operation";
    private static final String INSTANCE_ID = "instanceId";
    private static final String BINDING_ID = "bindingId";

    private RequestLogContext() {}

    static <T> T within(Route route, RequestIdentity identity, Supplier<T> action) {
        MDC.put(REQUEST_ID, identity.value());
        MDC.put(OPERATION, route.operation().name());
        if (!route.instanceId().isEmpty()) {
            MDC.put(INSTANCE_ID, route.instanceId());
        }
        if (!route.bindingId().isEmpty()) {
            MDC.put(BINDING_ID, route.bindingId());
        }
        try {
            return action.get();
        } finally {
            MDC.remove(REQUEST_ID);
            MDC.remove(OPERATION);
            MDC.remove(INSTANCE_ID);
            MDC.remove(BINDING_ID);
        }
    }
}

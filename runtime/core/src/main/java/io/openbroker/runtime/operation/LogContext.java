package io.openbroker.runtime.operation;

import io.openbroker.model.OsbOperation;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Names the request in everything that is logged while it, or the operation that it began, is carried out. */
public final class LogContext {

    private static final String REQUEST_ID = "requestId";
    private static final String OPERATION = "operation";
    private static final String INSTANCE_ID = "instanceId";
    private static final String BINDING_ID = "bindingId";

    private LogContext() {}

    public static <T> T within(
            String requestId,
            OsbOperation operation,
            Optional<String> instanceId,
            Optional<String> bindingId,
            Supplier<T> action) {
        MDC.put(REQUEST_ID, requestId);
        MDC.put(OPERATION, operation.name());
        instanceId.ifPresent(id -> MDC.put(INSTANCE_ID, id));
        bindingId.ifPresent(id -> MDC.put(BINDING_ID, id));
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

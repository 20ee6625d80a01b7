package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.Platform;
import io.openbroker.runtime.internal.operation.LogContext;
import io.openbroker.runtime.internal.request.Route;
import java.util.Optional;
import java.util.function.Supplier;

/** Adds the request to all log lines that are written while it is carried out. */
final class RequestLogContext {

    private RequestLogContext() {}

    static <O extends Enum<O>, T> T within(
            Route<O> route, RequestFacts<O> facts, Optional<TraceParent> trace, Supplier<T> action) {
        return LogContext.of(facts.identity().value(), route.operation())
                .with(LogContext.Key.INSTANCE_ID, facts.instanceId())
                .with(LogContext.Key.BINDING_ID, facts.bindingId())
                .with(LogContext.Key.CALLER, facts.caller())
                .with(LogContext.Key.PLATFORM, facts.platform().map(Platform::name))
                .with(LogContext.Key.TRACE_ID, trace.map(TraceParent::traceId))
                .with(LogContext.Key.SPAN_ID, trace.map(TraceParent::spanId))
                .within(action);
    }
}

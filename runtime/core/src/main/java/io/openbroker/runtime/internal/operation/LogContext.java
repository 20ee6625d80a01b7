package io.openbroker.runtime.internal.operation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Adds the request to all lines that are logged while the request, or its operation, is carried out. For use by one
 * thread.
 */
public final class LogContext {

    private final Map<Key, String> entries = new EnumMap<>(Key.class);

    private LogContext() {}

    /** The fields of a log line besides its text, with the names that operators search for. */
    public enum Key {
        REQUEST_ID("requestId"),
        OPERATION("operation"),
        INSTANCE_ID("instanceId"),
        BINDING_ID("bindingId"),
        CALLER("caller"),
        PLATFORM("platform"),
        TRACE_ID("trace_id"),
        SPAN_ID("span_id");

        private final String text;

        Key(String text) {
            this.text = text;
        }
    }

    public static LogContext of(String requestId, Enum<?> operation) {
        LogContext context = new LogContext();
        context.entries.put(Key.REQUEST_ID, requestId);
        context.entries.put(Key.OPERATION, operation.name());
        return context;
    }

    /** Adds a value, if it is known. */
    public LogContext with(Key key, Optional<String> value) {
        value.ifPresent(known -> entries.put(key, known));
        return this;
    }

    /** Makes a task log with the present context of this thread, on any thread. */
    static Runnable carry(Runnable task) {
        Map<String, String> context = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        return () -> {
            Map<String, String> before = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
            MDC.setContextMap(context);
            try {
                task.run();
            } finally {
                MDC.setContextMap(before);
            }
        };
    }

    public <T> T within(Supplier<T> action) {
        entries.forEach((key, value) -> MDC.put(key.text, value));
        try {
            return action.get();
        } finally {
            entries.keySet().forEach(key -> MDC.remove(key.text));
        }
    }
}

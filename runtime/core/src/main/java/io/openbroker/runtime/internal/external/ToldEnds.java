package io.openbroker.runtime.internal.external;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.EndedOperation;
import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells the observer of the ends of operations that go on elsewhere. That one has ended is known only from polls, which
 * platforms may repeat, and nothing is stored; so this process bears in mind of which operations it has heard lately. Safe for
 * use by many threads.
 */
final class ToldEnds {

    /** Of so many operations at the most: whoever polls for what he has made up takes no memory. */
    private static final int MOST = 10_000;

    private final BrokerObserver observer;
    private final Ticker ticker;
    private final Map<UUID, Heard> heard = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Heard> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What was heard of an operation, in nanoseconds.
     *
     * @param first when somebody first asked for it, or how it stands
     * @param end when its end was told, if it was
     */
    private record Heard(long first, Optional<Long> end) {}

    ToldEnds(BrokerObserver observer, Ticker ticker) {
        this.observer = observer;
        this.ticker = ticker;
    }

    /**
     * A handler has told that an operation goes on.
     *
     * @param asked when it was asked
     */
    void goesOn(ResourceKey resource, OperationToken operation, long asked) {
        UUID key = key(resource, operation);
        synchronized (heard) {
            Optional<Heard> before = Optional.ofNullable(heard.get(key));
            // Handlers may give the same id again for the same work; what was asked before the end is still the old
            // one.
            boolean anew =
                    before.flatMap(Heard::end).filter(end -> asked - end > 0).isPresent();
            if (before.isEmpty() || anew) {
                heard.put(key, new Heard(asked, Optional.empty()));
            }
        }
    }

    /**
     * A polling handler has told of an end.
     *
     * @param asked when it was asked
     */
    void ended(ResourceKey resource, OperationToken operation, State state, long asked) {
        UUID key = key(resource, operation);
        long now = ticker.nanos();
        long first;
        synchronized (heard) {
            Optional<Heard> before = Optional.ofNullable(heard.get(key));
            if (before.flatMap(Heard::end).isPresent()) {
                return;
            }
            first = before.map(Heard::first).orElse(asked);
            heard.put(key, new Heard(first, Optional.of(now)));
        }
        observer.ended(new EndedOperation(operation.kind(), state, Duration.ofNanos(now - first)));
    }

    /** As short as ids are long, since all of it comes from platforms. */
    private static UUID key(ResourceKey resource, OperationToken operation) {
        InstanceKey instance = resource instanceof BindingKey binding ? binding.instance() : (InstanceKey) resource;
        String bindingId = resource instanceof BindingKey binding ? binding.bindingId() : "";
        String text = String.join(
                "\0",
                instance.platform(),
                instance.instanceId(),
                bindingId,
                operation.kind().name(),
                operation.serviceId(),
                operation.planId(),
                operation.handed());
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.openbroker.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.observation.AnsweredRequest;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.EndedOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Measures a broker with an existing Micrometer registry of the program:
 *
 * <pre>{@code
 * BrokerEngine.builder().observer(new MeterObserver(registry))…
 * ServerSettings.DEFAULT.withObserver(new MeterObserver(registry))
 * }</pre>
 *
 * <p>Labels contain only the names of operations and outcomes, never ids or values from requests. Each observer measures one
 * broker; several brokers in one process need separate registries. Safe for use by many threads.
 */
public final class MeterObserver implements BrokerObserver {

    // From requests without a handler, to delays that users notice, to the timeouts of platforms.
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1)
    };
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final String UNKNOWN = "UNKNOWN";

    private final MeterRegistry registry;
    // The lookup of a timer in the registry costs more than a measurement.
    private final Map<List<String>, Timer> requests = new ConcurrentHashMap<>();
    private final Map<List<String>, Timer> operations = new ConcurrentHashMap<>();
    private final List<Meter> gauges = new CopyOnWriteArrayList<>();

    /**
     * Measures with a registry.
     *
     * @param registry it is not closed with the broker
     */
    public MeterObserver(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void begin(BrokerLoad load) {
        gauge(BrokerMeter.REQUESTS_RUNNING, load::runningRequests);
        gauge(BrokerMeter.REQUESTS_WAITING, load::waitingRequests);
        gauge(BrokerMeter.OPERATIONS_RUNNING, load::runningOperations);
        gauge(BrokerMeter.OPERATIONS_AWAITED, load::awaitedOperations);
        gauge(BrokerMeter.OPERATIONS_QUEUED, () -> number(load.queuedOperations()));
        gauge(BrokerMeter.CLOCK_DIFFERENCE, () -> load.clockDifference().toMillis() / MILLIS_PER_SECOND);
    }

    @Override
    public void answered(AnsweredRequest request) {
        List<String> labels = List.of(
                request.operation().map(OsbOperation::name).orElse(UNKNOWN),
                request.outcome(),
                Integer.toString(request.status()));
        requests.computeIfAbsent(labels, values -> timer(BrokerMeter.REQUESTS, values))
                .record(request.time());
    }

    @Override
    public void ended(EndedOperation operation) {
        List<String> labels = List.of(operation.kind().name(), operation.state().name());
        operations
                .computeIfAbsent(labels, values -> timer(BrokerMeter.OPERATIONS, values))
                .record(operation.time());
    }

    /** Removes the gauges from the registry, since their broker no longer exists. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }

    private Timer timer(BrokerMeter meter, List<String> values) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            tags.add(Tag.of(meter.labels().get(i), values.get(i)));
        }
        return Timer.builder(meter.title())
                .description(meter.meaning())
                .tags(tags)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private void gauge(BrokerMeter meter, Supplier<Number> value) {
        gauges.add(
                Gauge.builder(meter.title(), value).description(meter.meaning()).register(registry));
    }

    private static Number number(OptionalInt count) {
        return count.isPresent() ? count.getAsInt() : Double.NaN;
    }
}

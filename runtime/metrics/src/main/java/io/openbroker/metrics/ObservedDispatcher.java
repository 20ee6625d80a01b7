package io.openbroker.metrics;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.HandlerInterceptor;
import io.openbroker.runtime.generated.OfferingDescriptor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Observes each call of a handler with Micrometer: the observation {@code openbroker.handler} is current while the handler runs, so
 * that spans of what it calls are below its own. It has the keys {@code operation} and {@code offering}, and for traces {@code
 * instance_id}.
 */
public final class ObservedDispatcher {

    private static final String NAME = "openbroker.handler";

    private ObservedDispatcher() {}

    /**
     * A dispatcher whose calls are observed. It is safe for use by many threads.
     *
     * @param dispatcher calls the handlers
     * @param registry receives the observations
     * @return the dispatcher, to be given to the broker instead
     */
    public static BrokerDispatcher of(BrokerDispatcher dispatcher, ObservationRegistry registry) {
        Map<String, String> names = dispatcher.offerings().stream()
                // The engine rejects ids that are offered twice.
                .collect(toUnmodifiableMap(OfferingDescriptor::id, OfferingDescriptor::name, (first, second) -> first));
        return HandlerInterceptor.around(dispatcher, new Observed(names, registry));
    }

    /** @param names the names of the offerings by their ids */
    private record Observed(Map<String, String> names, ObservationRegistry registry) implements HandlerInterceptor {

        @Override
        public <T> T call(OsbOperation operation, BrokerRequest request, Callable<T> handler) throws Exception {
            String offering = names.getOrDefault(request.serviceId(), "unknown");
            return Observation.createNotStarted(NAME, registry)
                    .contextualName(operation.name().toLowerCase(Locale.ROOT) + " " + offering)
                    .lowCardinalityKeyValue("operation", operation.name())
                    .lowCardinalityKeyValue("offering", offering)
                    .highCardinalityKeyValue("instance_id", request.instanceId())
                    .observeChecked(handler::call);
        }
    }
}

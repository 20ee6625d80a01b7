package io.openbroker.runtime.spi.observation;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Measures a broker, and exposes the measurements to collectors; found with {@link ServiceLoader}. {@code
 * openbroker-metrics} provides one for Prometheus. Safe for use by many threads.
 */
public interface MetricsExposition extends BrokerObserver {

    /**
     * Exposes the measurements.
     *
     * @return all meters, in the format of {@link #contentType()}
     */
    String text();

    /**
     * The format of {@link #text()}.
     *
     * @return a media type for {@code Content-Type}
     */
    String contentType();

    /**
     * Looks for a provider on the class path or module path.
     *
     * @return a new exposition of the first one, for one broker, if there is any
     */
    static Optional<MetricsExposition> find() {
        Iterator<MetricsExposition> found =
                ServiceLoader.load(MetricsExposition.class).iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}

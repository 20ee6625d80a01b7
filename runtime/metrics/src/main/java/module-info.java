/** Measures a broker with Micrometer, for Prometheus or a registry of the program. */
module io.openbroker.metrics {
    requires transitive io.openbroker.runtime;
    requires static transitive org.jspecify;
    requires transitive micrometer.core;
    requires transitive micrometer.observation;
    requires micrometer.registry.prometheus;

    exports io.openbroker.metrics;

    provides io.openbroker.runtime.spi.observation.MetricsExposition with
            io.openbroker.metrics.PrometheusExposition;
}

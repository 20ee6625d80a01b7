package io.openbroker.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import io.openbroker.runtime.spi.observation.MetricsExposition;

/** Measures a broker with its own registry, for {@code /metrics} at the management port. Safe for use by many threads. */
public final class PrometheusExposition implements MetricsExposition {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MeterObserver observer = new MeterObserver(registry);

    /** For {@link java.util.ServiceLoader}. */
    public PrometheusExposition() {}

    @Override
    public String text() {
        return registry.scrape();
    }

    /** Returns the content type of {@link #text()}, which is in the Prometheus text format. */
    @Override
    public String contentType() {
        return "text/plain; version=0.0.4; charset=utf-8";
    }

    @Override
    public void started(BrokerLoad load) {
        observer.started(load);
    }

    @Override
    public void requestCompleted(CompletedRequest request) {
        observer.requestCompleted(request);
    }

    @Override
    public void operationCompleted(CompletedOperation operation) {
        observer.operationCompleted(operation);
    }

    @Override
    public void close() {
        observer.close();
        registry.close();
    }
}

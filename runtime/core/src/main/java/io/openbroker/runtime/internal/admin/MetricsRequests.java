package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.internal.response.TextResponse;
import io.openbroker.runtime.spi.observation.MetricsExposition;
import java.util.Map;
import java.util.Optional;

/** Serves the metrics. */
public record MetricsRequests(Optional<MetricsExposition> metrics) implements AdminRequests {

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(AdminOperation.METRICS, request -> RequestedCommand.complete(this::text));
    }

    private Response text() {
        MetricsExposition exposition = metrics.orElseThrow(() -> Rejection.of(
                Outcome.NOT_FOUND, "The broker has no metrics. Add openbroker-metrics to its class path."));
        return new TextResponse(Outcome.METRICS_SERVED, exposition.contentType(), exposition.text());
    }
}

package io.openbroker.runtime.server;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Answers health checks before authentication, since orchestrators have no credentials and do not know the broker API. Safe for use by
 * many threads.
 */
final class HealthChecks {

    private static final String PREFIX = "/health/";
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    private final Supplier<? extends CompletionStage<HealthStatus>> status;

    HealthChecks(Supplier<? extends CompletionStage<HealthStatus>> status) {
        this.status = status;
    }

    /** Whether a request is a health check. */
    static boolean concern(RequestHead head) {
        return head.rawPath().startsWith(PREFIX);
    }

    CompletionStage<BrokerResponse> respond(RequestHead head, BooleanSupplier stopping) {
        String path = head.rawPath();
        if (!path.equals(LIVE) && !path.equals(READY)) {
            return rejected(head, 404, "The path does not exist. Use " + LIVE + " or " + READY + ".", Map.of());
        }
        if (!head.method().equals("GET") && !head.method().equals("HEAD")) {
            return rejected(head, 405, "Use GET.", Map.of("Allow", "GET, HEAD"));
        }
        if (path.equals(LIVE)) {
            return CompletableFuture.completedFuture(response(head, 200, "{\"status\":\"live\"}", Map.of()));
        }
        return (stopping.getAsBoolean() ? CompletableFuture.completedFuture(HealthStatus.STOPPING) : status.get())
                .thenApply(known -> stopping.getAsBoolean() ? HealthStatus.STOPPING : known)
                .thenApply(now -> response(head, now.ready() ? 200 : 503, now.json(), Map.of()));
    }

    private static CompletionStage<BrokerResponse> rejected(
            RequestHead head, int status, String description, Map<String, String> moreHeaders) {
        return CompletableFuture.completedFuture(
                response(head, status, "{\"description\":\"" + description + "\"}", moreHeaders));
    }

    private static BrokerResponse response(RequestHead head, int status, String json, Map<String, String> moreHeaders) {
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        headers.put(
                RequestIdentityHeader.NAME,
                RequestIdentityHeader.of(head.headers()).identity().value());
        return new BrokerResponse(status, headers, json.getBytes(StandardCharsets.UTF_8));
    }
}

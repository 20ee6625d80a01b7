package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.LibraryVersion;
import io.openbroker.runtime.OperationAttention;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.server.HealthStatus;
import io.openbroker.runtime.spi.observation.BrokerLoad;
import io.openbroker.runtime.spi.state.KnownReplica;
import io.openbroker.runtime.spi.state.StateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Tells at a glance how the broker is: this replica, its state, the other replicas, and the operations that need an operator. While
 * the state is not available, it tells what this replica knows by itself.
 */
public record OverviewRequests(BrokerAdmin broker, RunningBroker replica) implements AdminRequests {

    /** Operations that take longer are worth a look. */
    private static final Duration SLOW = Duration.ofMinutes(10);

    private static final int SHOWN = 20;
    private static final int COUNTED = 1_000;
    private static final double MILLIS = 1_000;

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(AdminOperation.OVERVIEW, request -> {
            AdminQuery.checkEmpty(request.query());
            return RequestedCommand.complete(this::overview);
        });
    }

    private Response overview() {
        HealthStatus health = replica.health().get();
        boolean available = health != HealthStatus.STATE_UNAVAILABLE;
        JsonBody body = JsonBody.empty()
                .put("broker", self().asMap())
                .put("status", word(health))
                .put("state", state(health).asMap());
        if (available) {
            Instant now = replica.state().clock().instant();
            body.putIfAny("keys", keys(now)).putIfAny("replicas", replicas(now));
        }
        body.put("load", load(replica.load()).asMap());
        if (available) {
            putOperations(body);
        }
        return JsonResponse.of(Outcome.DESCRIBED, body.putIfAny("not_known", broker.externalOfferings()));
    }

    private JsonBody self() {
        return JsonBody.empty()
                .put("version", LibraryVersion.current())
                .put("started_at", replica.startedAt().toString())
                .put("replica", replica.name());
    }

    private static String word(HealthStatus health) {
        return health == HealthStatus.STATE_UNAVAILABLE ? "unavailable" : health.text();
    }

    private JsonBody state(HealthStatus health) {
        return JsonBody.empty()
                .put("kind", replica.state().kind())
                .put("location", replica.state().location())
                .put("clock_difference_seconds", seconds(replica.state().clockDifference()))
                .put("warning", health.warning());
    }

    private List<Map<String, Object>> keys(Instant now) {
        return replica.state().store().listKeys().stream()
                .map(key -> key(key, now).asMap())
                .toList();
    }

    private static JsonBody key(StateKey key, Instant now) {
        Optional<Duration> age = key.since().map(since -> Duration.between(since, now));
        return JsonBody.empty()
                .put("id", key.id())
                .put("current", key.current())
                .put("since", key.since().map(Instant::toString))
                .put("age_seconds", age.map(OverviewRequests::seconds));
    }

    private List<Map<String, Object>> replicas(Instant now) {
        return replica.state().store().listReplicas().stream()
                .map(known -> replica(known, now).asMap())
                .toList();
    }

    private JsonBody replica(KnownReplica known, Instant now) {
        return JsonBody.empty()
                .put("id", known.name())
                .put("current", known.name().equals(replica.name()))
                .put(
                        "heartbeat_age_seconds",
                        seconds(Duration.between(known.heartbeat().time(), now)))
                .put("version", known.version());
    }

    private static JsonBody load(BrokerLoad load) {
        OptionalInt queued = load.queuedOperations();
        return JsonBody.empty()
                .put("requests_running", load.runningRequests())
                .put("requests_waiting", load.waitingRequests())
                .put("operations_running", load.runningOperations())
                .put("operations_awaited", load.awaitedOperations())
                .put("operations_queued", queued.isPresent() ? Optional.of(queued.getAsInt()) : Optional.empty());
    }

    private void putOperations(JsonBody body) {
        int inProgress = broker.inProgress(COUNTED + 1);
        Instant slowBefore = replica.state().clock().instant().minus(SLOW);
        List<OperationAttention> attention = broker.attention(slowBefore, SHOWN + 1);
        body.put("in_progress", Math.min(inProgress, COUNTED))
                .put("in_progress_more", ifTrue(inProgress > COUNTED))
                .put(
                        "attention",
                        attention.stream()
                                .limit(SHOWN)
                                .map(OverviewRequests::attention)
                                .toList())
                .put("attention_more", ifTrue(attention.size() > SHOWN));
    }

    private static Map<String, Object> attention(OperationAttention found) {
        return AdminJson.operation(found.operation())
                .put("reason", AdminQuery.word(found.reason()))
                .asMap();
    }

    private static Optional<Boolean> ifTrue(boolean value) {
        return value ? Optional.of(true) : Optional.empty();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }
}

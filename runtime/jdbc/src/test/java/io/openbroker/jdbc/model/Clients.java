package io.openbroker.jdbc.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several clients at once, on a few ids that they have in common. They stop now and then, and wait until every operation
 * has ended; then what they were answered must have an {@link Explanation}, and the store and the backend must agree.
 */
final class Clients {

    private static final int CLIENTS = 6;
    private static final int CALLS = 8;
    private static final int INSTANCES = 3;
    private static final int BINDINGS = 2;

    private final MapClient client;
    private final StateStore store;
    private final MapBroker broker;
    private final long seed;

    Clients(MapClient client, StateStore store, MapBroker broker, long seed) {
        this.client = client;
        this.store = store;
        this.broker = broker;
        this.seed = seed;
    }

    void run(int rounds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            Map<String, Thing> before = Map.of();
            for (int round = 0; round < rounds; round++) {
                before = check(before, round(threads, round), "seed " + seed + ", round " + round);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Call> round(ExecutorService threads, int round) throws Exception {
        List<Callable<List<Call>>> lives = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Random random = new Random(seed + 31L * round + i);
            lives.add(() -> live(random));
        }
        List<Call> calls = new ArrayList<>();
        for (Future<List<Call>> life : threads.invokeAll(lives)) {
            calls.addAll(life.get());
        }
        return calls;
    }

    private List<Call> live(Random random) throws Exception {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            Call call = call(random);
            calls.add(call.accepted() && random.nextBoolean() ? awaitEnd(call) : call);
        }
        for (int i = 0; i < CALLS; i++) {
            if (calls.get(i).accepted() && calls.get(i).ended() == Long.MAX_VALUE) {
                calls.set(i, awaitEnd(calls.get(i)));
            }
        }
        return calls;
    }

    private Call awaitEnd(Call call) throws Exception {
        boolean success = client.succeeds(MapClient.path(call.id()), call.operation());
        return call.withEnd(success, System.nanoTime());
    }

    private Call call(Random random) throws Exception {
        String instance = "i" + random.nextInt(INSTANCES);
        boolean binding = random.nextInt(5) < 2;
        String id = binding ? instance + "-b" + random.nextInt(BINDINGS) : instance;
        String plan = random.nextInt(4) > 0 ? MapBroker.PLAN : MapBroker.OTHER_PLAN;
        int size = random.nextInt(5);
        boolean async = random.nextBoolean();
        return switch (random.nextInt(binding ? 6 : 7)) {
            case 0, 1 ->
                send(
                        LifecycleEvent.CREATION,
                        "PUT",
                        id,
                        new Wanted(plan, size, ""),
                        async,
                        MapClient.creation(plan, size));
            case 2, 3 -> send(LifecycleEvent.DELETION, "DELETE", id, Thing.NOTHING, async, "");
            case 4 -> send(LifecycleEvent.FETCH, "GET", id, Thing.NOTHING, false, "");
            default -> binding ? rotate(id, async) : update(id, plan, size, async);
        };
    }

    private Call update(String id, String plan, int size, boolean async) throws Exception {
        Wanted wanted = new Wanted(plan, size, "");
        return send(LifecycleEvent.UPDATE, "PATCH", id, wanted, async, MapClient.update(plan, size));
    }

    /** Makes the one service binding the successor of the other. */
    private Call rotate(String id, boolean async) throws Exception {
        String predecessor = id.endsWith("0") ? id.replace("b0", "b1") : id.replace("b1", "b0");
        Wanted wanted = new Wanted("", -1, predecessor);
        String body = "{\"predecessor_binding_id\": \"" + predecessor + "\"}";
        return send(LifecycleEvent.CREATION, "PUT", id, wanted, async, body);
    }

    private Call send(LifecycleEvent kind, String method, String id, Wanted wanted, boolean async, String body)
            throws Exception {
        String query = (method.equals("DELETE") ? "?" + MapClient.DELETION_IDS + "&" : "?")
                + (async ? "accepts_incomplete=true" : "");
        long sent = System.nanoTime();
        MapClient.Answer answer = client.send(method, MapClient.path(id) + (method.equals("GET") ? "" : query), body);
        long heard = System.nanoTime();
        Wanted told = kind == LifecycleEvent.FETCH
                ? new Wanted(
                        answer.text("plan_id"),
                        answer.body().path("parameters").path("size").asInt(-1),
                        "")
                : wanted;
        long ended = answer.status() == Call.ACCEPTED ? Long.MAX_VALUE : heard;
        return new Call(
                kind,
                id,
                told,
                async,
                sent,
                heard,
                answer.status(),
                answer.text("error"),
                answer.text("operation"),
                false,
                ended);
    }

    /** Checks a round, and tells what there is after it. */
    private Map<String, Thing> check(Map<String, Thing> before, List<Call> calls, String name) {
        Map<String, Thing> after = new TreeMap<>();
        for (int i = 0; i < INSTANCES; i++) {
            String instance = "i" + i;
            Map<String, Thing> found = found(instance);
            List<Call> own = calls.stream()
                    .filter(call -> call.instance().equals(instance))
                    .toList();
            Map<String, Thing> begin = new TreeMap<>(before);
            begin.keySet().removeIf(id -> !id.startsWith(instance));
            assertThat(Explanation.exists(begin, own, found))
                    .as("%s: nothing explains how %s came from %s to %s by %s", name, instance, begin, found, own)
                    .isTrue();
            checkBackend(instance, found, name);
            after.putAll(found);
        }
        return after;
    }

    private Map<String, Thing> found(String instance) {
        Map<String, Thing> found = new TreeMap<>();
        InstanceKey key = new InstanceKey("default", instance);
        store.instance(key).ifPresent(row -> {
            assertThat(row.operationId()).as("what holds %s", key).isEmpty();
            found.put(instance, Thing.idle(row.phase(), Wanted.of(row)));
        });
        for (int i = 0; i < BINDINGS; i++) {
            String id = instance + "-b" + i;
            store.binding(new BindingKey(key, id)).ifPresent(row -> {
                assertThat(row.operationId()).as("what holds %s", id).isEmpty();
                found.put(id, Thing.idle(row.phase(), Wanted.of(row)));
            });
        }
        return found;
    }

    /** What is left of a creation that failed may have an entry or not; everything else is known. */
    private void checkBackend(String instance, Map<String, Thing> found, String name) {
        Map<String, Integer> entries = new TreeMap<>(broker.entries());
        entries.keySet()
                .removeIf(id -> !id.startsWith(instance)
                        || found.getOrDefault(id, Thing.ABSENT).phase() == Phase.FAILED);
        Map<String, Integer> expected = new TreeMap<>();
        found.forEach((id, thing) -> {
            if (thing.phase() == Phase.READY) {
                expected.put(id, thing.now().size());
            }
        });
        assertThat(entries).as("%s: entries of %s", name, instance).isEqualTo(expected);
    }
}

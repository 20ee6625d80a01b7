package io.openbroker.undertow.contract;

import io.openbroker.model.BrokerException;
import io.openbroker.model.Progress;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The service behind the brokers of the tests: it records what it is asked to do, and does what the parameters of a
 * request tell it to, so that a test can make it wait or fail.
 */
final class Backend {

    /** What the exception of a handler says, and no answer may. */
    static final String SECRET = "s3cr3t-of-the-backend";

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<String> existing = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean failsNextDeletion = new AtomicBoolean();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> arrivals = new ConcurrentHashMap<>();

    /** How a handler is to behave, as a user's parameters. */
    record Behaviour(Optional<String> gate, Optional<String> fail, Optional<String> report, Optional<Integer> size) {}

    void create(String id, Behaviour behaviour, Progress progress) throws InterruptedException {
        calls.add("create " + id);
        existing.add(id);
        behave(behaviour, progress);
    }

    void change(String id, String planId, Behaviour behaviour, Progress progress) throws InterruptedException {
        calls.add("change " + id + " to " + planId);
        behave(behaviour, progress);
    }

    void delete(String id) {
        calls.add("delete " + id);
        if (failsNextDeletion.getAndSet(false)) {
            throw new IllegalStateException(SECRET);
        }
        existing.remove(id);
    }

    /** The next deletion fails. */
    void failNextDeletion() {
        failsNextDeletion.set(true);
    }

    boolean exists(String id) {
        return existing.contains(id);
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    long calls(String call) {
        return calls.stream().filter(call::equals).count();
    }

    /** Lets the handler go on that waits, or will wait, at a gate. */
    void open(String gate) {
        latch(gates, gate).countDown();
    }

    /** Waits until a handler has come to a gate. */
    void awaitArrival(String gate) throws InterruptedException {
        if (!latch(arrivals, gate).await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("No handler came to the gate " + gate);
        }
    }

    private void behave(Behaviour behaviour, Progress progress) throws InterruptedException {
        behaviour.report().ifPresent(progress::report);
        if (behaviour.gate().isPresent()) {
            String gate = behaviour.gate().get();
            latch(arrivals, gate).countDown();
            while (!latch(gates, gate).await(20, TimeUnit.MILLISECONDS)) {
                progress.throwIfCancelled();
            }
        }
        if (behaviour.fail().isPresent()) {
            throw failure(behaviour.fail().get());
        }
    }

    private static RuntimeException failure(String kind) throws InterruptedException {
        return switch (kind) {
            case "interrupted" -> throw new InterruptedException(SECRET);
            case "cancelled" -> new CancellationException(SECRET);
            case "quota" -> BrokerException.quotaExceeded("No more than ten.");
            case "conflict" -> BrokerException.conflict("The name is taken.");
            case "teapot" -> BrokerException.of(418, "Teapot", "Short and stout.");
            case "unusable" ->
                BrokerException.of(500, "Broken", "It broke.")
                        .instanceUsable(false)
                        .updateRepeatable(false);
            case "state" -> StateUnavailableException.nothingChanged(SECRET, new IllegalStateException(SECRET));
            default -> new IllegalStateException(SECRET);
        };
    }

    private static CountDownLatch latch(Map<String, CountDownLatch> latches, String gate) {
        return latches.computeIfAbsent(gate, name -> new CountDownLatch(1));
    }
}

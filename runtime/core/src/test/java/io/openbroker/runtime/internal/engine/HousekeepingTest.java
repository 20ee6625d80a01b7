package io.openbroker.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.lifecycle.operation.EndReports;
import io.openbroker.runtime.internal.lifecycle.operation.Heartbeats;
import io.openbroker.runtime.internal.lifecycle.operation.Interruptions;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.operation.SignsOfLife;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    private static final Duration HEARTBEAT = Duration.ofMillis(5);

    private final TimeSource time = TimeSource.SYSTEM;
    private final InMemoryStateStore kept = new InMemoryStateStore(time.clock());
    private final RunningOperations operations = new RunningOperations(time.ticker());
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final LinkedBlockingQueue<String> heartbeats = new LinkedBlockingQueue<>();
    /** What the store does instead of an answer, by the name of its method. */
    private final Map<String, Runnable> disturbances = new ConcurrentHashMap<>();

    private Optional<Housekeeping> running = Optional.empty();

    @AfterEach
    void close() {
        release.countDown();
        running.ifPresent(Housekeeping::close);
        operations.close();
    }

    @Test
    void sendsAHeartbeatBeforeAnythingElse() {
        start(() -> {});

        assertThat(heartbeats).isNotEmpty();
        assertThat(kept.replicas()).containsExactly("this");
    }

    @Test
    void sendsHeartbeatsWhileTheSearchForDeadReplicasIsSlow() throws Exception {
        disturbances.put("operationsOf", this::block);
        start(() -> {});

        assertBeats();
    }

    @Test
    void sendsHeartbeatsWhileAnOverdueAnswerIsSlow() throws Exception {
        // The first check comes after a second.
        start(this::block);

        assertBeats();
    }

    @Test
    void sendsHeartbeatsAfterOneThatFailed() throws Exception {
        start(() -> {});
        disturbances.put("heartbeat", () -> {
            disturbances.clear();
            throw new IllegalStateException("the cause");
        });
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            awaitBeats(3);
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("the cause"));
        }
    }

    @Test
    void leavesNoSweepOutAfterOneThatFails() throws Exception {
        CountDownLatch swept = new CountDownLatch(2);
        start(
                () -> {},
                () -> {
                    throw StateUnavailableException.nothingChanged("away", new IllegalStateException("away"));
                },
                swept::countDown);

        assertThat(swept.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leavesItToTheStateToLogThatItIsAway() throws Exception {
        start(() -> {});
        try (RecordedLog log = RecordedLog.from(Level.INFO)) {
            disturbances.put("heartbeat", () -> {
                disturbances.clear();
                throw StateUnavailableException.nothingChanged("away", new IllegalStateException("away"));
            });
            awaitBeats(3);
            assertThat(log.events()).isEmpty();
        }
    }

    @Test
    void tellsTheOthersThatItEnds() {
        Housekeeping housekeeping = start(() -> {});
        housekeeping.close();
        housekeeping.close();

        assertThat(kept.replicas()).isEmpty();
    }

    @Test
    void endsAlthoughTheStateDoesNot() throws Exception {
        disturbances.put("operationsOf", this::block);
        Housekeeping housekeeping = start(() -> {});
        blocked.await();
        long start = time.ticker().nanos();
        housekeeping.close();

        assertThat(time.ticker().since(start)).isLessThan(Duration.ofSeconds(10));
        assertThat(release.getCount()).as("nobody has helped").isEqualTo(1);
    }

    private void assertBeats() throws InterruptedException {
        assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
        awaitBeats(5);
    }

    private void awaitBeats(int count) throws InterruptedException {
        heartbeats.clear();
        for (int i = 0; i < count; i++) {
            assertThat(Optional.ofNullable(heartbeats.poll(10, TimeUnit.SECONDS)))
                    .contains("this");
        }
    }

    private void block() {
        blocked.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Housekeeping start(Runnable checkOverdue, Runnable... sweeps) {
        StateStore store = store();
        Heartbeats heartbeating = new Heartbeats(store, "this", HEARTBEAT.multipliedBy(4), time.ticker());
        Housekeeping started = new Housekeeping(
                store,
                new Interruptions(
                        store,
                        operations,
                        // A busy machine must not look like a pause.
                        new SignsOfLife(time.ticker(), Duration.ofMinutes(1)),
                        time,
                        heartbeating,
                        new EndReports(TestRequests.UNOBSERVED)),
                HEARTBEAT,
                checkOverdue,
                List.of(sweeps),
                time,
                Duration.ofDays(7));
        running = Optional.of(started);
        return started;
    }

    private StateStore store() {
        return (StateStore) Proxy.newProxyInstance(
                StateStore.class.getClassLoader(), new Class<?>[] {StateStore.class}, (proxy, method, args) -> {
                    disturbances.getOrDefault(method.getName(), () -> {}).run();
                    try {
                        Object result = method.invoke(kept, args);
                        if (method.getName().equals("heartbeat")) {
                            heartbeats.addAll(List.of((String) args[0]));
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

package io.openbroker.runtime.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.runtime.internal.testing.Alone;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.OperationRequest;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryOperationQueueTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final InMemoryOperationQueue queue = new InMemoryOperationQueue();
    private final List<String> worked = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        queue.close();
    }

    @Test
    void givesEachOperationToTheWorkerOnceThoughItIsAddedAgain() {
        queue.start(this::block, 1, new Alone());
        queue.added(operation("a"));
        TestPlatform.until(() -> worked.size() == 1);
        queue.added(operation("a"));
        queue.added(operation("b"));
        assertThat(queue.waiting(10)).isEqualTo(1);
        release.countDown();

        TestPlatform.until(() -> worked.size() == 2);
        assertThat(worked).containsExactly("a", "b");
        TestPlatform.until(() -> queue.waiting(10) == 0);
    }

    @Test
    void worksOnSeveralAtOnceAndCountsTheOthers() {
        queue.start(this::block, 2, new Alone());
        for (String id : List.of("a", "b", "c", "d", "e")) {
            queue.added(operation(id));
        }
        TestPlatform.until(() -> worked.size() == 2);

        assertThat(queue.waiting(10)).isEqualTo(3);
        assertThat(queue.waiting(2)).as("counted so far").isEqualTo(2);
    }

    @Test
    void comesBackToWhatHasNotEnded() {
        AtomicInteger calls = new AtomicInteger();
        queue.start(
                (resource, id) -> {
                    worked.add(id);
                    return calls.incrementAndGet() < 3 ? Optional.of(Duration.ZERO) : Optional.empty();
                },
                1,
                new Alone());
        queue.added(operation("a"));

        TestPlatform.until(() -> worked.size() == 3);
        queue.added(operation("a"));
        TestPlatform.until(() -> worked.size() == 4);
    }

    @Test
    void comesBackAtOnceToWhatIsHurried() {
        queue.start(
                (resource, id) -> {
                    worked.add(id);
                    return worked.size() < 2 ? Optional.of(FOR_EVER) : Optional.empty();
                },
                1,
                new Alone());
        queue.added(operation("a"));
        TestPlatform.until(() -> worked.size() == 1);
        queue.hurry(operation("unknown"));
        // Also while it is with the worker, which then gives it back.
        queue.hurry(operation("a"));

        TestPlatform.until(() -> worked.size() == 2);
        assertThat(worked).containsExactly("a", "a");
    }

    @Test
    void triesAgainWhatTheWorkerFailedOn() {
        queue.start(
                (resource, id) -> {
                    worked.add(id);
                    if (worked.size() == 1) {
                        throw new IllegalStateException("the cause");
                    }
                    return Optional.empty();
                },
                1,
                new Alone());
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            queue.added(operation("a"));
            TestPlatform.until(() -> worked.size() == 2);
            assertThat(log.events()).hasSize(1);
        }
    }

    @Test
    void keepsWhatIsAddedBeforeItIsStarted() {
        queue.added(operation("a"));
        queue.start(
                (resource, id) -> {
                    worked.add(id);
                    return Optional.empty();
                },
                1,
                new Alone());

        TestPlatform.until(() -> worked.size() == 1);
    }

    @Test
    void givesNothingMoreOnceItIsStopped() {
        queue.start(this::block, 1, new Alone());
        queue.stop();
        queue.added(operation("a"));

        assertThat(queue.waiting(10)).isZero();
        assertThat(worked).isEmpty();
    }

    private Optional<Duration> block(ResourceKey resource, String id) {
        worked.add(id);
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static StoredOperation operation(String id) {
        return StoredOperation.begin(
                id,
                new InstanceKey("default", "i"),
                OsbOperation.PROVISION,
                true,
                Optional.empty(),
                OperationRequest.of(
                        new RequestOrigin(Platform.DEFAULT, Optional.empty(), new RequestIdentity("request"))),
                Instant.EPOCH);
    }
}

package io.openbroker.runtime.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Context;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.CompletedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestTime time = new TestTime();
    private final Instant start = time.now();
    private final History history = new History(time.source());

    @Test
    void countsWhatHappensInItsMinute() {
        request(200, 10);
        request(404, 10);
        request(503, 10);
        history.operationCompleted(operation(State.SUCCEEDED));
        history.operationCompleted(operation(State.FAILED));
        time.pass(MINUTE.multipliedBy(2));
        request(201, 10);

        History.Part part = history.lastHour();
        assertThat(part.from()).isEqualTo(start);
        assertThat(part.minutes()).map(Minute::requests).containsExactly(3, 0, 1);
        assertThat(part.minutes()).map(Minute::clientErrors).containsExactly(1, 0, 0);
        assertThat(part.minutes()).map(Minute::serverErrors).containsExactly(1, 0, 0);
        assertThat(part.minutes()).map(Minute::operationsSucceeded).containsExactly(1, 0, 0);
        assertThat(part.minutes()).map(Minute::operationsFailed).containsExactly(1, 0, 0);
    }

    @Test
    void forgetsWhatIsOlderThanAnHour() {
        for (int minute = 0; minute < 150; minute++) {
            for (int i = 0; i < minute; i++) {
                request(200, 1);
            }
            time.pass(MINUTE);
        }
        time.pass(Duration.ofSeconds(30));

        History.Part part = history.lastHour();
        assertThat(part.minutes()).hasSize(60);
        assertThat(part.minutes().get(0).requests()).isEqualTo(91);
        assertThat(part.minutes().get(58).requests()).isEqualTo(149);
        assertThat(part.minutes().get(59).requests()).isZero();
        assertThat(part.from()).isEqualTo(start.plus(MINUTE.multipliedBy(91)));
    }

    @Test
    void showsNothingOfMinutesBeforeAPause() {
        request(200, 1);
        time.pass(Duration.ofHours(5));

        assertThat(history.lastHour().minutes()).hasSize(60).allMatch(minute -> minute.requests() == 0);
    }

    @Test
    void followsTheClockThatIsSet() {
        time.pass(MINUTE.multipliedBy(3));
        time.set(Duration.ofDays(1));

        assertThat(history.lastHour().from()).isEqualTo(start.plus(Duration.ofDays(1)));
        assertThat(history.lastHour().minutes()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 7, 40, 999, 45_000})
    void tellsPercentilesToFivePercent(double millis) {
        for (int i = 0; i < 98; i++) {
            request(200, millis);
        }
        request(200, 100_000);
        request(200, 0);
        Minute minute = history.lastHour().minutes().get(0);

        assertThat(minute.millis(0.5).orElseThrow()).isBetween(millis * 0.95, millis * 1.05);
        assertThat(minute.millis(0.99).orElseThrow()).isBetween(millis * 0.95, millis * 1.05);
        assertThat(minute.millis(1).orElseThrow()).isBetween(95_000.0, 105_000.0);
        assertThat(minute.millis(0).orElseThrow()).isEqualTo(0.1);
    }

    @Test
    void knowsNoPercentileWithoutRequests() {
        assertThat(history.lastHour().minutes().get(0).millis(0.5)).isEmpty();
    }

    @Test
    void samplesTheQueueNowAndThen() {
        AtomicInteger asked = new AtomicInteger();
        for (int seconds = 0; seconds < 30; seconds++) {
            history.sampleQueued(() -> 10 - asked.getAndIncrement());
            time.pass(Duration.ofSeconds(1));
        }
        time.pass(MINUTE);

        assertThat(asked).hasValue(2);
        assertThat(history.lastHour().minutes())
                .map(Minute::queued)
                .containsExactly(OptionalInt.of(10), OptionalInt.empty());
    }

    @Test
    void losesNothingWhenManyCountAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                ends.add(threads.submit(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        request(200, 1);
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(history.lastHour().minutes().get(0).requests()).isEqualTo(40_000);
    }

    private void request(int status, double millis) {
        Duration took = Duration.ofNanos(Math.round(millis * 1_000_000));
        history.requestCompleted(new CompletedRequest(Optional.empty(), "CREATED", status, took));
    }

    private static CompletedOperation operation(State state) {
        return new CompletedOperation(
                "op",
                OsbOperation.PROVISION,
                "default",
                "i",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Context.of(Map.of()),
                Optional.empty(),
                "r",
                state,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }
}

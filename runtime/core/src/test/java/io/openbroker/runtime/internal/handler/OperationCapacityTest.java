package io.openbroker.runtime.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.internal.handler.OperationCapacity.Place;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.spi.state.Membership;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OperationCapacityTest {

    private int queued;

    @Test
    void hasPlacesForAwaitedOperationsAndTakesThemBack() {
        OperationCapacity capacity = capacity(new OperationLimits(2, 0, 1, 1));
        Place first = capacity.awaited();
        capacity.awaited();
        assertThat(capacity.awaitedNow()).isEqualTo(2);
        assertThatThrownBy(capacity::awaited).isInstanceOf(Rejection.class).satisfies(refused -> {
            assertThat(((Rejection) refused).status()).isEqualTo(503);
            assertThat(((Rejection) refused).headers()).containsKey("Retry-After");
        });

        first.close();
        assertThat(capacity.awaitedNow()).isEqualTo(1);
        capacity.awaited().close();
    }

    @Test
    void letsAsManyRequestsWaitAsTheLimitSays() throws Exception {
        OperationCapacity capacity = capacity(new OperationLimits(1, 1, 1, 1));
        Place place = capacity.awaited();
        CompletableFuture<Place> waiting = CompletableFuture.supplyAsync(capacity::awaited);
        TestPlatform.until(() -> capacity.waitingNow() == 1);
        assertThatThrownBy(capacity::awaited).isInstanceOf(Rejection.class);
        assertThat(capacity.waitingNow()).isEqualTo(1);

        place.close();
        waiting.get(10, TimeUnit.SECONDS).close();
        assertThat(capacity.waitingNow()).isZero();
        assertThat(capacity.awaitedNow()).isZero();
    }

    @Test
    void staysInterruptedIfItIsInterruptedWhileItWaits() {
        OperationCapacity capacity = capacity(new OperationLimits(1, 1, 1, 1));
        capacity.awaited();
        Thread.currentThread().interrupt();

        assertThatThrownBy(capacity::awaited).isInstanceOf(Rejection.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void boundsWhatWaitsForTheBackgroundAndWhatIsAboutTo() {
        OperationCapacity capacity = capacity(new OperationLimits(1, 0, 1, 2));
        queued = 1;
        Place last = capacity.queued();
        assertThat(capacity.queuedNow()).isEqualTo(1);
        assertThatThrownBy(capacity::queued).isInstanceOf(Rejection.class);
        assertThatThrownBy(capacity::queued).as("refusals take no place").isInstanceOf(Rejection.class);

        last.close();
        capacity.queued().close();
        queued = 2;
        assertThatThrownBy(capacity::queued).isInstanceOf(Rejection.class);
    }

    private OperationCapacity capacity(OperationLimits limits) {
        return new OperationCapacity(limits, new OperationQueue() {
            @Override
            public void start(Worker worker, int workers, Membership membership) {}

            @Override
            public int waiting(int most) {
                return Math.min(queued, most);
            }

            @Override
            public void added(StoredOperation operation) {}

            @Override
            public void hurry(StoredOperation operation) {}

            @Override
            public void stop() {}
        });
    }
}

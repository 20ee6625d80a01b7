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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OperationCapacityTest {

    private static final String CF = "cf";
    private static final String K8S = "k8s";

    private int queued;

    @Test
    void hasPlacesForAwaitedOperationsAndTakesThemBack() {
        OperationCapacity capacity = capacity(new OperationLimits(2, 0, 1, 1, 100));
        Place first = capacity.awaited(CF);
        capacity.awaited(CF);
        assertThat(capacity.awaitedNow()).isEqualTo(2);
        assertThatThrownBy(() -> capacity.awaited(CF))
                .isInstanceOf(Rejection.class)
                .satisfies(rejected -> {
                    assertThat(((Rejection) rejected).status()).isEqualTo(503);
                    assertThat(((Rejection) rejected).headers()).containsKey("Retry-After");
                });

        first.close();
        assertThat(capacity.awaitedNow()).isEqualTo(1);
        capacity.awaited(CF).close();
    }

    @Test
    void letsAsManyRequestsWaitAsTheLimitSays() throws Exception {
        OperationCapacity capacity = capacity(new OperationLimits(1, 1, 1, 1, 100));
        Place place = capacity.awaited(CF);
        CompletableFuture<Place> waiting = CompletableFuture.supplyAsync(() -> capacity.awaited(CF));
        TestPlatform.until(() -> capacity.waitingNow() == 1);
        assertThatThrownBy(() -> capacity.awaited(CF)).isInstanceOf(Rejection.class);
        assertThat(capacity.waitingNow()).isEqualTo(1);

        place.close();
        waiting.get(10, TimeUnit.SECONDS).close();
        assertThat(capacity.waitingNow()).isZero();
        assertThat(capacity.awaitedNow()).isZero();
    }

    @Test
    void staysInterruptedIfItIsInterruptedWhileItWaits() {
        OperationCapacity capacity = capacity(new OperationLimits(1, 1, 1, 1, 100));
        capacity.awaited(CF);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> capacity.awaited(CF)).isInstanceOf(Rejection.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void leavesPlacesToOtherPlatforms() {
        OperationCapacity capacity = capacity(new OperationLimits(4, 0, 1, 1, 50));
        Place first = capacity.awaited(CF);
        capacity.awaited(CF);
        assertThatThrownBy(() -> capacity.awaited(CF))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("of all platforms or of this one");
        capacity.awaited(K8S);
        capacity.awaited(K8S);
        assertThatThrownBy(() -> capacity.awaited("other")).isInstanceOf(Rejection.class);

        first.close();
        assertThatThrownBy(() -> capacity.awaited(K8S)).isInstanceOf(Rejection.class);
        capacity.awaited("other");
        assertThat(capacity.awaitedNow()).isEqualTo(4);
    }

    @Test
    void letsNoPlatformWaitForThePlacesOfAnother() throws Exception {
        OperationCapacity capacity = capacity(new OperationLimits(2, 4, 1, 1, 50));
        Place first = capacity.awaited(CF);
        List<CompletableFuture<Place>> waiting = new ArrayList<>();
        for (int count = 1; count <= 2; count++) {
            int now = count;
            waiting.add(CompletableFuture.supplyAsync(() -> capacity.awaited(CF)));
            TestPlatform.until(() -> capacity.waitingNow() == now);
        }
        assertThatThrownBy(() -> capacity.awaited(CF)).isInstanceOf(Rejection.class);
        capacity.awaited(K8S).close();
        assertThat(waiting).allMatch(each -> !each.isDone());

        first.close();
        waiting.get(0).get(10, TimeUnit.SECONDS).close();
        waiting.get(1).get(10, TimeUnit.SECONDS).close();
        assertThat(capacity.awaitedNow()).isZero();
        assertThat(capacity.waitingNow()).isZero();
    }

    @Test
    void boundsWhatWaitsForTheBackgroundAndWhatIsAboutTo() {
        OperationCapacity capacity = capacity(new OperationLimits(1, 0, 1, 2, 100));
        queued = 1;
        Place last = capacity.queued();
        assertThat(capacity.queuedNow()).isEqualTo(1);
        assertThatThrownBy(capacity::queued).isInstanceOf(Rejection.class);
        assertThatThrownBy(capacity::queued).as("rejections take no place").isInstanceOf(Rejection.class);

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

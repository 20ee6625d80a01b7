package io.openbroker.runtime.internal.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.openbroker.runtime.internal.state.InMemoryStateStore;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.observation.OperationObserver;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.row.StoredReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationDeliveryTest {

    private static final Set<String> OFFERED = Set.of("service", "other");

    private final InMemoryStateStore store =
            new InMemoryStateStore(new TestTime().source().clock());
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final OperationObserver receiving = operation -> received.add(operation.operationId());
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final OperationObserver hangs = operation -> {
        hanging.countDown();
        try {
            release.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    };

    @AfterEach
    void release() {
        release.countDown();
    }

    @Test
    void isInOrderAndOnAnotherThread() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        OperationDelivery delivery = delivery("this", operation -> {
            threads.add(Thread.currentThread());
            received.add(operation.operationId());
        });
        for (int i = 0; i < 100; i++) {
            record(delivery, SampleOperations.bind("o" + i));
        }
        delivery.close();

        assertThat(received)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "o" + i).toList());
        assertThat(threads).doesNotContain(Thread.currentThread());
        assertThat(reports()).isEmpty();
    }

    @Test
    void doesNotLetOneObserverDelayAnother() throws Exception {
        OperationDelivery delivery = delivery("this", hangs, receiving);
        record(delivery, SampleOperations.bind("a"));
        hanging.await();
        record(delivery, SampleOperations.bind("b"));
        TestPlatform.until(() -> received.size() == 2);
        assertThat(reports()).as("one observer misses them").hasSize(2);
        release.countDown();
        delivery.close();

        assertThat(reports()).isEmpty();
    }

    @Test
    void callsAnObserverAgainThatThrows() {
        AtomicInteger calls = new AtomicInteger();
        OperationDelivery delivery = delivery("this", receiving, operation -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("the cause");
            }
        });
        try (RecordedLog log = RecordedLog.from(Level.WARN)) {
            record(delivery, SampleOperations.bind("a"));
            TestPlatform.until(() -> reports().isEmpty());

            assertThat(calls).hasValue(3);
            assertThat(received).as("the other one").containsExactly("a");
            assertThat(log.events())
                    .hasSize(2)
                    .allSatisfy(event -> assertThat(event.getFormattedMessage())
                            .contains("operationId=a", "instanceId=i", "bindingId=b", "requestIdentity=request")
                            .doesNotContain("Acme", "bob"));
        }
        delivery.close();
    }

    @Test
    void leavesWhatWasNotReceivedToTheNextReplica() throws Exception {
        store.heartbeat("first", Duration.ofSeconds(20));
        OperationDelivery first = delivery("first", hangs);
        record(first, SampleOperations.bind("a"));
        record(first, SampleOperations.bind("b"));
        hanging.await();
        first.close();
        assertThat(reports()).hasSize(2);

        OperationDelivery second = delivery("second", receiving);
        second.sweep();
        assertThat(received).as("the first may be alive").isEmpty();
        store.forgetReplica("first");
        second.sweep();
        second.sweep();
        second.close();

        assertThat(received).containsExactlyInAnyOrder("a", "b");
        assertThat(reports()).isEmpty();
    }

    @Test
    void deliversOnceAfterAReplicaEndsThoughTwoOthersSee() {
        assertThat(store.commit(List.of(RowChange.insert(new StoredReport(SampleOperations.bind("a"), "gone", 1)))))
                .isTrue();
        OperationDelivery one = delivery("one", receiving);
        OperationDelivery other = delivery("other", receiving);
        store.heartbeat("one", Duration.ofSeconds(20));
        store.heartbeat("other", Duration.ofSeconds(20));
        one.sweep();
        other.sweep();
        one.close();
        other.close();

        assertThat(received).containsExactly("a");
    }

    @Test
    void findsItsOwnReportsThatItDoesNotDeliver() {
        OperationDelivery delivery = delivery("this", receiving);
        assertThat(store.commit(List.of(RowChange.insert(new StoredReport(SampleOperations.bind("a"), "this", 1)))))
                .isTrue();
        delivery.sweep();
        assertThat(reports()).as("it may have been recorded just now").hasSize(1);
        delivery.sweep();
        delivery.close();

        assertThat(received).containsExactly("a");
        assertThat(reports()).isEmpty();
    }

    @Test
    void keepsTheRestInTheStateIfAnObserverIsSlow() throws Exception {
        int many = 10_010;
        OperationDelivery delivery = delivery("this", operation -> {
            hangs.operationCompleted(operation);
            received.add(operation.operationId());
        });
        record(delivery, SampleOperations.bind("first"));
        hanging.await();
        for (int i = 1; i < many; i++) {
            record(delivery, SampleOperations.bind("o" + i));
        }
        release.countDown();
        TestPlatform.until(() -> received.size() == 10_000);
        TestPlatform.until(() -> reports().size() == 10);
        delivery.sweep();
        delivery.sweep();
        TestPlatform.until(() -> received.size() == many);
        delivery.close();

        assertThat(received).doesNotHaveDuplicates();
        assertThat(reports()).isEmpty();
    }

    @Test
    void isForTheOfferingsOfTheObserver() {
        OperationDelivery delivery = delivery("this", receiving.forOfferings("service"));
        record(delivery, SampleOperations.bind("mine"));
        assertThat(delivery.report(SampleOperations.bind("theirs", Optional.of("other"))))
                .isEmpty();
        assertThat(delivery.report(SampleOperations.bind("unknown", Optional.empty())))
                .isEmpty();
        delivery.unrecorded().operationCompleted(SampleOperations.bind("theirs", Optional.of("other")));
        delivery.unrecorded().operationCompleted(SampleOperations.bind("external"));
        delivery.close();
        assertThat(received).containsExactly("mine", "external");

        OperationDelivery everything = delivery("this", receiving);
        record(everything, SampleOperations.bind("unknown", Optional.empty()));
        everything.close();
        assertThat(received).endsWith("unknown");
    }

    @Test
    void rejectsAnObserverOfWhatIsNotOffered() {
        OperationObserver observer = CompletedOperation::operationId;
        OperationObserver misspelt = observer.forOfferings("servise");
        assertThatThrownBy(() -> delivery("this", misspelt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "An observer is for the service offering \"servise\", which this broker does not have. Use the id of"
                                + " one that it has: other, service");
        assertThatThrownBy(observer::forOfferings).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recordsNothingWithoutObservers() {
        OperationDelivery nobody = delivery("this");
        assertThat(nobody.report(SampleOperations.bind("a"))).isEmpty();
        nobody.sweep();
        nobody.close();
        assertThat(reports()).isEmpty();
    }

    private OperationDelivery delivery(String replica, OperationObserver... observers) {
        return new OperationDelivery(
                List.of(observers), OFFERED, store, replica, Duration.ofMillis(1), Duration.ofMillis(100));
    }

    /** Records the end of an operation, and delivers it. */
    private void record(OperationDelivery delivery, CompletedOperation operation) {
        StoredReport report = delivery.report(operation).orElseThrow();
        assertThat(store.commit(List.of(RowChange.insert(report)))).isTrue();
        delivery.deliver(report);
    }

    private List<StoredReport> reports() {
        return store.listReports(PageRequest.first(100)).rows();
    }
}

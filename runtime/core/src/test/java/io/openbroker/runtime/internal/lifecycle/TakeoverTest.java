package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.binding;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static io.openbroker.runtime.internal.testing.TestPlatform.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Accepted;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Deleted;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deletions of what is being created: the creation ends first (OSB v2.17, "Deprovisioning", "Unbinding"). */
class TakeoverTest {

    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final CountDownLatch creating = new CountDownLatch(1);
    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS)
            .on(OsbOperation.DEPROVISION, call -> {
                steps.add("deleted");
                return Deleted.DONE;
            })
            .on(OsbOperation.UNBIND, call -> {
                steps.add("deleted");
                return Deleted.DONE;
            });

    @ParameterizedTest
    @EnumSource(
            value = Execution.class,
            names = {"SYNCHRONOUS", "ASYNCHRONOUS"})
    void ofAServiceInstanceBeginAfterItsCreationHasEnded(Execution execution) throws Exception {
        broker.on(OsbOperation.PROVISION, execution, call -> {
            stopSlowlyOnceItIsCancelled(call);
            return ServiceInstance.EMPTY;
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            CompletableFuture<Answer> provision = platform.sendLater(
                    "PUT", instance("i") + "?accepts_incomplete=true", TestPlatform.provision(SERVICE, SMALL, ""));
            creating.await();
            Answer deleted = platform.deprovision("i");

            assertThat(deleted.status()).isEqualTo(200);
            assertThat(steps).containsExactly("ended", "deleted");
            Answer provisioned = provision.join();
            if (execution == Execution.SYNCHRONOUS) {
                assertThat(provisioned.status()).isEqualTo(500);
                assertThat(provisioned.error()).isEqualTo("Cancelled");
            } else {
                assertTakenOver(platform.poll("i", provisioned.operation()));
            }
            assertThat(platform.fetch("i").status()).isEqualTo(404);
            assertThat(platform.deprovision("i").status()).isEqualTo(410);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Execution.class,
            names = {"SYNCHRONOUS", "ASYNCHRONOUS"})
    void ofAServiceBindingBeginAfterItsCreationHasEnded(Execution execution) throws Exception {
        broker.on(OsbOperation.BIND, execution, call -> {
            stopSlowlyOnceItIsCancelled(call);
            return ServiceBinding.EMPTY;
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            CompletableFuture<Answer> bind =
                    platform.sendLater("PUT", binding("i", "b") + "?accepts_incomplete=true", body(SERVICE, SMALL, ""));
            creating.await();
            assertThat(platform.unbind("i", "b").status()).isEqualTo(200);

            assertThat(steps).containsExactly("ended", "deleted");
            Answer bound = bind.join();
            if (execution == Execution.SYNCHRONOUS) {
                assertThat(bound.error()).isEqualTo("Cancelled");
            } else {
                assertTakenOver(platform.pollBinding("i", "b", bound.operation()));
            }
            assertThat(platform.unbind("i", "b").status()).isEqualTo(410);
        }
    }

    @Test
    void ofWhatIsCreatedElsewhereNeedNotWait() {
        broker.on(OsbOperation.PROVISION, Execution.DELEGATED, call -> Accepted.as("work"))
                .on(OsbOperation.LAST_OPERATION, call -> OperationStatus.inProgress("Working."));
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer provisioned = platform.provision("i");
            assertThat(provisioned.status()).isEqualTo(202);
            assertThat(platform.deprovision("i").status()).isEqualTo(200);

            assertThat(steps).containsExactly("deleted");
            assertTakenOver(platform.poll("i", provisioned.operation()));
        }
    }

    @Test
    void ofWhatIsTriedAgainLaterNeedNotWait() {
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> {
            creating.countDown();
            throw RetryLater.in(Duration.ofDays(1), "Not yet.");
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer provisioned = platform.provision("i");
            TestPlatform.until(() -> platform.poll("i", provisioned.operation())
                    .text("description")
                    .equals("Not yet."));
            assertThat(platform.deprovision("i").status()).isEqualTo(200);

            assertTakenOver(platform.poll("i", provisioned.operation()));
        }
    }

    /** Stops a while after it was asked to, and tells whether the deletion has begun meanwhile. */
    private void stopSlowlyOnceItIsCancelled(HandlerCall<? extends BrokerRequest> call) {
        creating.countDown();
        TestPlatform.until(() -> call.progress().cancelled());
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        steps.add("ended");
        throw new CancellationException("cancelled");
    }

    private static void assertTakenOver(Answer poll) {
        assertThat(poll.status()).isEqualTo(200);
        assertThat(poll.text("state")).isEqualTo("failed");
        assertThat(poll.text("description")).startsWith("Cancelled");
    }
}

package io.openbroker.runtime.internal.lifecycle.operation;

import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.openbroker.model.BrokerException;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.ListedOperation;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.ManualState;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a replica does at the end of a handler that was paused for so long that another replica has taken its claim. The other
 * replica's changes are made in the middle of the handler, as if it slept through them.
 */
class LostClaimsTest {

    private static final InstanceKey INSTANCE = new InstanceKey("default", "i");
    private static final BindingKey BINDING = new BindingKey(INSTANCE, "b");

    private final TestTime time = new TestTime();
    private final ManualState state = new ManualState(time);
    private final StateStore store = state.store();
    private final TestBroker broker = TestBroker.managed(Execution.ASYNCHRONOUS);
    private final TestPlatform platform = TestPlatform.of(broker, state, time);
    private final RecordedLog log = RecordedLog.from(Level.WARN);

    @AfterEach
    void close() {
        log.close();
        platform.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Execution.class,
            names = {"SYNCHRONOUS", "ASYNCHRONOUS"})
    void deleteAgainWhatIsCreatedAfterItsDeletion(Execution execution) {
        broker.on(OsbOperation.PROVISION, execution, call -> {
            end(INSTANCE);
            remove(INSTANCE);
            return ServiceInstance.EMPTY;
        });
        restarted(other -> {
            Answer answer = other.provision("i");
            if (execution == Execution.ASYNCHRONOUS) {
                assertThat(state.work()).isEmpty();
            } else {
                assertThat(answer.error()).isEqualTo("Cancelled");
                assertThat(answer.status()).isEqualTo(500);
            }
            ListedOperation compensation = compensation(other);
            assertThat(warning())
                    .contains("PROVISION of instance \"i\" (platform default, operation ")
                    .contains("request request-1")
                    .contains("operation " + compensation.id() + " calls the handler for deletion again");
            assertThat(compensation.kind()).isEqualTo(OsbOperation.DEPROVISION);
            assertThat(compensation.requestIdentity()).isEqualTo("request-1");
            assertThat(compensation.compensates()).isPresent();

            assertThat(other.poll("i", compensation.id()).status()).isEqualTo(404);
            assertThat(state.work()).isEmpty();
            assertThat(broker.requests(DeprovisionRequest.class))
                    .singleElement()
                    .satisfies(request -> {
                        assertThat(request.instanceId()).isEqualTo("i");
                        assertThat(request.serviceId()).isEqualTo(SERVICE);
                        assertThat(request.planId()).isEqualTo(SMALL);
                    });
            assertThat(phase(INSTANCE)).isEqualTo(Phase.ABSENT);
            assertThat(compensation(other).state()).isEqualTo(OperationStatus.State.SUCCEEDED);
            assertThat(other.poll("i", compensation.id()).status()).isEqualTo(404);
        });
    }

    @Test
    void deleteAgainWhatAHandlerMayHaveCreatedThatAStopInterrupts() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        broker.on(OsbOperation.PROVISION, call -> {
            end(INSTANCE);
            remove(INSTANCE);
            called.countDown();
            new CountDownLatch(1).await();
            return ServiceInstance.EMPTY;
        });
        platform.provision("i");
        CompletableFuture<Optional<Duration>> work = CompletableFuture.supplyAsync(state::work);
        called.await();
        platform.engine().close(Duration.ZERO);
        work.get(20, TimeUnit.SECONDS);

        restarted(other -> {
            assertThat(warning()).contains("operation " + compensation(other).id() + " calls the handler for deletion");
            assertThat(state.work()).isEmpty();
            assertThat(broker.requests(DeprovisionRequest.class)).hasSize(1);
            assertThat(phase(INSTANCE)).isEqualTo(Phase.ABSENT);
        });
    }

    @Test
    void leaveAnInterruptedHandlerThatHasItsClaimToAnotherProcess() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        broker.on(OsbOperation.PROVISION, call -> {
            called.countDown();
            new CountDownLatch(1).await();
            return ServiceInstance.EMPTY;
        });
        platform.provision("i");
        CompletableFuture<Optional<Duration>> work = CompletableFuture.supplyAsync(state::work);
        called.await();
        platform.engine().close(Duration.ZERO);

        assertThat(work.get(20, TimeUnit.SECONDS)).contains(Duration.ZERO);
        assertThat(log.events()).isEmpty();
        broker.on(OsbOperation.PROVISION, call -> ServiceInstance.EMPTY);
        restarted(other -> {
            assertThat(compensations(other)).isEmpty();
            assertThat(state.work()).isEmpty();
            assertThat(phase(INSTANCE)).isEqualTo(Phase.READY);
        });
    }

    @Test
    void unbindAgainWhatIsBoundAfterItsDeletion() {
        broker.on(OsbOperation.BIND, call -> {
            end(BINDING);
            remove(BINDING);
            remove(INSTANCE);
            return ServiceBinding.of(Map.of("user", "u"));
        });
        platform.provision("i");
        state.work();
        platform.bind("i", "b");
        assertThat(state.work()).isEmpty();

        assertThat(warning()).contains("BIND of instance \"i\", binding \"b\" (platform default");
        assertThat(state.work()).isEmpty();
        assertThat(broker.requests(UnbindRequest.class))
                .singleElement()
                .satisfies(request -> assertThat(request.bindingId()).isEqualTo("b"));
        assertThat(phase(BINDING)).isEqualTo(Phase.ABSENT);
    }

    @Test
    void waitForTheDeletionThatIsInProgress() {
        broker.on(OsbOperation.PROVISION, call -> {
            end(INSTANCE);
            StoredResource row = store.instance(INSTANCE).orElseThrow();
            commit(RowChange.replace(row.with(
                    new ResourceStatus(row.revision() + 1, Phase.DELETING, Phase.FAILED, Optional.of("deletion")))));
            return ServiceInstance.EMPTY;
        });
        platform.provision("i");
        state.work();

        assertThat(warning()).contains("calls the handler for deletion again");
        assertThat(state.work()).as("waits for the deletion").contains(Duration.ofSeconds(1));
        assertThat(broker.requests(DeprovisionRequest.class)).isEmpty();
        remove(INSTANCE);
        assertThat(state.work()).isEmpty();
        assertThat(broker.requests(DeprovisionRequest.class)).hasSize(1);
        assertThat(phase(INSTANCE)).isEqualTo(Phase.ABSENT);
    }

    @Test
    void deleteNothingThatIsCreatedAgainBeforeTheCompensation() {
        broker.on(OsbOperation.PROVISION, call -> {
            end(INSTANCE);
            remove(INSTANCE);
            return ServiceInstance.EMPTY;
        });
        platform.provision("i");
        state.work();
        StoredOperation compensation =
                store.operation(compensation(platform).id()).orElseThrow();
        broker.on(OsbOperation.PROVISION, call -> ServiceInstance.EMPTY);
        platform.provision("i");
        state.work();
        assertThat(phase(INSTANCE)).isEqualTo(Phase.READY);
        state.added(compensation);

        assertThat(state.work()).isEmpty();
        assertThat(broker.requests(DeprovisionRequest.class)).isEmpty();
        assertThat(phase(INSTANCE)).isEqualTo(Phase.READY);
        assertThat(compensation(platform).description())
                .contains("Nothing was deleted, because the resource exists again.");
        assertThat(log.events()).hasSize(2);
    }

    @Test
    void letNobodyCreateWhatIsBeingDeletedAgain() {
        broker.on(OsbOperation.PROVISION, call -> {
            end(INSTANCE);
            remove(INSTANCE);
            return ServiceInstance.EMPTY;
        });
        List<Answer> answers = new CopyOnWriteArrayList<>();
        broker.on(OsbOperation.DEPROVISION, call -> {
            answers.add(platform.provision("i"));
            answers.add(platform.deprovision("i"));
            return Deleted.DONE;
        });
        platform.provision("i");
        state.work();
        assertThat(state.work()).isEmpty();

        assertThat(answers.get(0).error()).isEqualTo("ConcurrencyError");
        assertThat(answers.get(1).status()).as("the deletion joins").isEqualTo(202);
        assertThat(platform.poll("i", answers.get(1).operation()).text("state")).isEqualTo("succeeded");
    }

    @Test
    void retryACompensationThatFails() {
        broker.on(OsbOperation.PROVISION, call -> {
            end(INSTANCE);
            remove(INSTANCE);
            return ServiceInstance.EMPTY;
        });
        broker.on(OsbOperation.DEPROVISION, call -> {
            throw new IllegalStateException("The backend is down.");
        });
        platform.provision("i");
        state.work();

        assertThat(state.work()).contains(Duration.ofSeconds(5));
        assertThat(state.work()).contains(Duration.ofSeconds(10));
        assertThat(compensation(platform).state()).isEqualTo(OperationStatus.State.IN_PROGRESS);
        broker.on(OsbOperation.DEPROVISION, call -> {
            throw BrokerException.notFound("There is nothing.");
        });
        assertThat(state.work()).isEmpty();
        assertThat(compensation(platform).state()).isEqualTo(OperationStatus.State.SUCCEEDED);
        assertThat(phase(INSTANCE)).isEqualTo(Phase.ABSENT);
    }

    @Test
    void deleteNothingThatAnotherReplicaIsCreating() {
        broker.on(OsbOperation.PROVISION, call -> {
            StoredOperation operation = store.latestOperation(INSTANCE).orElseThrow();
            commit(RowChange.replace(operation.claim()));
            return ServiceInstance.withDashboard("https://stale");
        });
        Answer accepted = platform.provision("i");
        assertThat(state.work()).isEmpty();

        assertThat(warning()).contains("check that the backend has what the platform expects");
        assertThat(phase(INSTANCE)).as("the other replica records the result").isEqualTo(Phase.CREATING);
        assertThat(platform.poll("i", accepted.operation()).text("state")).isEqualTo("in progress");
        assertThat(store.instance(INSTANCE).orElseThrow().details()).isEqualTo(ServiceInstance.EMPTY);
        assertThat(compensations(platform)).isEmpty();
    }

    @Test
    void leaveAFailedCreationToThePlatform() {
        broker.on(OsbOperation.PROVISION, call -> {
            StoredOperation operation = end(INSTANCE);
            commit(Settlement.failed(store.instance(INSTANCE).orElseThrow()).get(0));
            assertThat(operation.running()).isFalse();
            throw RetryLater.in(Duration.ofSeconds(1), "Not yet.");
        });
        platform.provision("i");
        assertThat(state.work()).isEmpty();

        assertThat(warning()).contains("left over from a failed creation");
        assertThat(compensations(platform)).isEmpty();
    }

    @Test
    void deleteNothingIfTheHandlerHasChangedNothing() {
        broker.on(OsbOperation.PROVISION, call -> {
            end(INSTANCE);
            remove(INSTANCE);
            throw BrokerException.invalidParameters("No.");
        });
        platform.provision("i");
        state.work();

        assertThat(warning()).endsWith("Its handler has changed nothing.");
        assertThat(compensations(platform)).isEmpty();
    }

    @Test
    void compensateNoDeletion() {
        platform.provision("i");
        state.work();
        broker.on(OsbOperation.DEPROVISION, call -> {
            end(INSTANCE);
            remove(INSTANCE);
            return Deleted.DONE;
        });
        platform.deprovision("i");
        state.work();

        assertThat(warning()).startsWith("DEPROVISION of").contains("Nothing needs to be done");
        assertThat(compensations(platform)).isEmpty();
    }

    @Test
    void warnOfADeletionThatMayHaveHitANewResource() {
        platform.provision("i");
        state.work();
        broker.on(OsbOperation.DEPROVISION, call -> {
            end(INSTANCE);
            StoredResource row = store.instance(INSTANCE).orElseThrow();
            commit(RowChange.replace(
                    row.with(new ResourceStatus(row.revision() + 1, Phase.READY, Phase.READY, Optional.empty()))));
            return Deleted.DONE;
        });
        platform.deprovision("i");
        state.work();

        assertThat(warning()).contains("check whether the backend still has it");
        assertThat(phase(INSTANCE)).isEqualTo(Phase.READY);
    }

    @Test
    void runNoOperationTwiceAtOnce() {
        List<Optional<Duration>> again = new ArrayList<>();
        broker.on(OsbOperation.PROVISION, call -> {
            // The queue takes the thread for dead.
            again.add(state.work());
            return ServiceInstance.EMPTY;
        });
        platform.provision("i");
        assertThat(state.work()).isEmpty();

        assertThat(again).containsExactly(Optional.of(Duration.ofSeconds(1)));
        assertThat(phase(INSTANCE)).isEqualTo(Phase.READY);
        assertThat(log.events()).isEmpty();
    }

    @Test
    void giveTokensThatGrowWithEachClaim() {
        List<Long> tokens = new CopyOnWriteArrayList<>();
        broker.on(OsbOperation.PROVISION, call -> {
            tokens.add(call.progress().fencingToken());
            if (tokens.size() == 1) {
                throw RetryLater.in(Duration.ofSeconds(1), "Not yet.");
            }
            return ServiceInstance.EMPTY;
        });
        broker.on(OsbOperation.DEPROVISION, Execution.ASYNCHRONOUS, call -> {
            tokens.add(call.progress().fencingToken());
            return Deleted.DONE;
        });
        for (int i = 0; i < 2; i++) {
            platform.provision("i");
            state.work();
            state.work();
            platform.deprovision("i");
            state.work();
        }

        assertThat(tokens).hasSize(5).isSorted().doesNotHaveDuplicates();
    }

    private interface Check {

        void run(TestPlatform other);
    }

    /** The engine reads at its start how handlers are called. */
    private void restarted(Check check) {
        platform.close();
        try (TestPlatform other = TestPlatform.of(broker, state, time)) {
            check.run(other);
        }
    }

    /** Ends the operation that holds a resource, as the replica does that takes this one for dead. */
    private StoredOperation end(ResourceKey key) {
        String id = store.resource(key).orElseThrow().operationId().orElseThrow();
        StoredOperation operation = store.operation(id).orElseThrow();
        StoredOperation ended = operation.finish(OperationStatus.failed("Interrupted."), time.now());
        commit(RowChange.replace(ended));
        return ended;
    }

    private void remove(ResourceKey key) {
        commit(RowChange.remove(store.resource(key).orElseThrow()));
    }

    private void commit(RowChange change) {
        assertThat(store.commit(List.of(change))).isTrue();
    }

    private Phase phase(ResourceKey key) {
        return Phase.of(store.resource(key));
    }

    private String warning() {
        assertThat(log.events()).hasSize(1);
        ILoggingEvent event = log.events().get(0);
        assertThat(event.getLevel()).isEqualTo(Level.WARN);
        return event.getFormattedMessage();
    }

    private static ListedOperation compensation(TestPlatform broker) {
        assertThat(compensations(broker)).hasSize(1);
        return compensations(broker).get(0);
    }

    private static List<ListedOperation> compensations(TestPlatform broker) {
        OperationQuery all = new OperationQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return broker.engine().admin().operations(all, PageRequest.first(100)).rows().stream()
                .filter(operation -> operation.compensates().isPresent())
                .toList();
    }
}

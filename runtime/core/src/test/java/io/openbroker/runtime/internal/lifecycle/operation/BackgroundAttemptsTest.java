package io.openbroker.runtime.internal.lifecycle.operation;

import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Deleted;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.lifecycle.resource.Lookup;
import io.openbroker.runtime.internal.operation.RunningOperations;
import io.openbroker.runtime.internal.testing.ManualState;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The attempts of the background at operations that others may stop, take over or change meanwhile. */
class BackgroundAttemptsTest {

    private static final InstanceKey KEY = new InstanceKey("default", "i");

    private final TestTime time = new TestTime();
    private final ManualState state = new ManualState(time);
    private final TestBroker broker = TestBroker.managed(Execution.ASYNCHRONOUS);

    @Test
    void restBetweenTwoAttemptsOnly() {
        List<Boolean> resting = new CopyOnWriteArrayList<>();
        broker.on(OsbOperation.PROVISION, call -> {
            resting.add(latest().execution().resting());
            throw RetryLater.in(Duration.ofSeconds(1), "Not yet.");
        });
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            platform.provision("i");
            state.work();
            assertThat(latest().execution().resting()).isTrue();
            state.work();

            assertThat(resting).containsExactly(false, false);
        }
    }

    @Test
    void areNotMadeIfADeletionHasTakenTheServiceInstanceOver() {
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            Answer accepted = platform.provision("i");
            StoredInstance held = instance();
            commit(RowChange.replace(held.with(
                    new ResourceStatus(held.revision() + 1, Phase.DELETING, Phase.FAILED, Optional.of("deletion")))));

            assertThat(state.work()).isEmpty();
            assertThat(platform.poll("i", accepted.operation()).text("description"))
                    .startsWith("Cancelled");
            assertThat(instance().phase()).isEqualTo(Phase.DELETING);
            assertThat(broker.requests()).isEmpty();
        }
    }

    @Test
    void areLeftToAnotherProcessWhenThisOneEnds() {
        StateStore store = state.store();
        TimeSource source = time.source();
        TestClaim observer = new TestClaim(time);
        Settlement settlement = new Settlement(store, source.clock(), new EndReports(observer));
        RunningOperations operations = new RunningOperations(source.ticker());
        ServiceCatalog catalog = ServiceCatalog.of(List.of(broker));
        OperationWorker worker = new OperationWorker(
                store,
                operations,
                settlement,
                new Mutations(store, state, catalog, new Lookup(store, source.clock()), operations, source),
                new OperationRunner(store, state, operations, settlement, source),
                new DelegatedOperations(store, catalog, settlement, source.clock()),
                new ManualOperations(catalog, settlement, source.clock()),
                source);
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            String id = platform.provision("i").operation();
            broker.on(OsbOperation.PROVISION, call -> {
                operations.close();
                throw new CancellationException("The process ends");
            });

            assertThat(worker.work(KEY, id)).contains(Duration.ZERO);
            assertThat(instance().phase()).isEqualTo(Phase.CREATING);
            assertThat(latest().inBackground()).isTrue();
            assertThat(operations.all()).isEmpty();
            assertThat(observer.ends()).isEmpty();
        }
    }

    @Test
    void updateWithTheParametersOfTheRequest() {
        List<Object> converted = new CopyOnWriteArrayList<>();
        broker.on(
                        OsbOperation.PROVISION,
                        call -> converted.add(call.parameters(Map.class)) ? ServiceInstance.EMPTY : "")
                .on(
                        OsbOperation.UPDATE,
                        call -> converted.add(call.parameters(Map.class)) ? ServiceInstance.EMPTY : "");
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            platform.provision("i", TestPlatform.provision(SERVICE, SMALL, ", \"parameters\": {\"pages\": 1}"));
            state.work();
            platform.update("i", body(SERVICE, SMALL, ", \"parameters\": {\"pages\": 2}"));
            state.work();

            assertThat(converted).hasToString("[{pages=1}, {pages=2}]");
        }
    }

    @Test
    void reportProgressOnTopOfWhatOthersHaveChanged() {
        TestClaim claim = new TestClaim(time);
        StoredOperation operation = claim.create(true, Optional.empty());
        claim.disturb(changes -> {
            claim.progress("Begun.");
            return claim.kept().commit(changes);
        });
        RunningOperations operations = new RunningOperations(time.source().ticker());
        StoredProgress progress =
                new StoredProgress(claim.store(), operations.register(operation, () -> {}), operation);
        progress.report("Half done.");
        assertThat(claim.status().description()).contains("Half done.");
        operations.close();
    }

    @Test
    void tellHandlersThatNobodyHasCancelledThem() {
        List<Boolean> cancelled = new CopyOnWriteArrayList<>();
        broker.on(OsbOperation.PROVISION, call -> {
            cancelled.add(call.progress().cancelled());
            return ServiceInstance.EMPTY;
        });
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            platform.provision("i");
            state.work();

            assertThat(cancelled).containsExactly(false);
        }
    }

    @Test
    void deleteNothingWhileAServiceBindingChanges() {
        broker.on(OsbOperation.DEPROVISION, call -> Deleted.DONE);
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            platform.provision("i");
            state.work();
            Answer bound = platform.bind("i", "b");
            assertThat(bound.status()).isEqualTo(202);
            StoredInstance ready = instance();
            // A deletion that was claimed at the same time as the binding.
            StoredOperation deletion = TestClaim.operation(
                    "deletion", OsbOperation.DEPROVISION, true, Optional.empty(), Optional.empty(), time.now());
            commit(
                    RowChange.replace(ready.with(new ResourceStatus(
                            ready.revision() + 1, Phase.DELETING, Phase.READY, Optional.of("deletion")))),
                    RowChange.insert(deletion));
            state.added(deletion);

            assertThat(state.work()).isEmpty();
            assertThat(broker.requests(DeprovisionRequest.class)).isEmpty();
            assertThat(platform.poll("i", "deletion").text("state")).isEqualTo("failed");
            assertThat(instance().phase()).isEqualTo(Phase.READY);
        }
    }

    private void commit(RowChange... changes) {
        assertThat(state.store().commit(List.of(changes))).isTrue();
    }

    private StoredOperation latest() {
        return state.store().latestOperation(KEY).orElseThrow();
    }

    private StoredInstance instance() {
        return state.store().instance(KEY).orElseThrow();
    }
}

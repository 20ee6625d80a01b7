package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.LARGE;
import static io.openbroker.runtime.internal.testing.TestBroker.OTHER;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.binding;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static io.openbroker.runtime.internal.testing.TestPlatform.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Deleted;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.StateStore;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How requests take hold of service instances and bindings, or join the operation that holds them. */
class ClaimsTest {

    private static final String PROVISION = TestPlatform.provision(SERVICE, SMALL, "");
    private static final String ASYNC = "?accepts_incomplete=true";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS);

    @AfterEach
    void release() {
        release.countDown();
    }

    @Test
    void backgroundOperationsNeedAPlatformThatPolls() {
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> ServiceInstance.EMPTY);
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer rejected = platform.send("PUT", instance("i"), PROVISION);

            assertThat(rejected.status()).isEqualTo(422);
            assertThat(rejected.error()).isEqualTo("AsyncRequired");
            assertThat(broker.requests()).isEmpty();
        }
    }

    @Test
    void thePlatformMayChooseWhetherAnOperationRunsInTheBackground() {
        broker.on(OsbOperation.PROVISION, Execution.WHEN_ACCEPTED, call -> ServiceInstance.EMPTY);
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertThat(platform.send("PUT", instance("i"), PROVISION).status()).isEqualTo(201);
            Answer accepted = platform.provision("j");
            assertThat(accepted.status()).isEqualTo(202);
            assertThat(platform.end("j", accepted.operation()).text("state")).isEqualTo("succeeded");
        }
    }

    @Test
    void operationsThatAreInTheQueueLeaveTheirPlaceToOthers() {
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> ServiceInstance.EMPTY);
        try (TestPlatform platform =
                TestPlatform.of(broker, builder -> builder.operationLimits(new OperationLimits(1, 0, 1, 1, 100)))) {
            for (String id : new String[] {"i", "j", "k"}) {
                Answer accepted = platform.provision(id);
                assertThat(accepted.status()).as(id).isEqualTo(202);
                platform.end(id, accepted.operation());
            }
        }
    }

    @Test
    void anOperationThatAnotherRequestJoinsIsKeptForPolls() throws Exception {
        broker.on(OsbOperation.PROVISION, call -> {
            begun.countDown();
            release.await();
            return ServiceInstance.EMPTY;
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            var first = platform.sendLater("PUT", instance("i"), PROVISION);
            begun.await();
            assertThat(platform.send("PUT", instance("i"), PROVISION).error())
                    .as("a platform that cannot poll")
                    .isEqualTo("ConcurrencyError");
            Answer joined = platform.provision("i");
            assertThat(joined.status()).isEqualTo(202);
            assertThat(platform.poll("i", joined.operation()).text("state")).isEqualTo("in progress");
            release.countDown();

            assertThat(first.join().status()).isEqualTo(201);
            assertThat(platform.end("i", joined.operation()).text("state")).isEqualTo("succeeded");
        }
    }

    @Test
    void requestsThatJoinAreToldTheDashboardUnlessItIsBeingDeleted() {
        broker.on(OsbOperation.PROVISION, call -> ServiceInstance.withDashboard("https://dashboard"))
                .on(OsbOperation.UPDATE, Execution.ASYNCHRONOUS, call -> {
                    release.await();
                    return ServiceInstance.EMPTY;
                })
                .on(OsbOperation.DEPROVISION, Execution.ASYNCHRONOUS, call -> {
                    release.await();
                    return Deleted.DONE;
                });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            platform.provision("j");
            String update = body(SERVICE, LARGE, "");
            platform.update("i", update);
            platform.deprovision("j");

            Answer updating = platform.update("i", update);
            assertThat(updating.status()).isEqualTo(202);
            assertThat(updating.text("dashboard_url")).isEqualTo("https://dashboard");
            Answer deleting = platform.deprovision("j");
            assertThat(deleting.status()).isEqualTo(202);
            assertThat(deleting.body().has("dashboard_url")).isFalse();
        }
    }

    @Test
    void capacityLimitsDeletionsUnlessTheyStopACreation() throws Exception {
        broker.on(OsbOperation.BIND, call -> {
            begun.countDown();
            release.await();
            return ServiceBinding.EMPTY;
        });
        try (TestPlatform platform =
                TestPlatform.of(broker, builder -> builder.operationLimits(new OperationLimits(1, 0, 1, 1, 100)))) {
            platform.provision("i");
            platform.provision("j");
            var bind = platform.sendLater("PUT", binding("i", "b"), body(SERVICE, SMALL, ""));
            begun.await();
            Answer limited = platform.deprovision("j");
            assertThat(limited.status()).isEqualTo(503);
            assertThat(limited.text("description")).contains("maximum number of operations");
            var unbind = platform.sendLater(
                    "DELETE", binding("i", "b") + "?service_id=" + SERVICE + "&plan_id=" + SMALL, "");
            TestPlatform.until(() ->
                    unbind.isDone() || platform.fetchBinding("i", "b").error().equals("ConcurrencyError"));
            release.countDown();

            assertThat(unbind.join().status()).isEqualTo(200);
            bind.join();
            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(404);
        }
    }

    @Test
    void aCreationThatIsCancelledIsInProgressUntilItsHandlerHasEnded() {
        AtomicBoolean cancelled = new AtomicBoolean();
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> {
            TestPlatform.until(() -> call.progress().cancelled());
            cancelled.set(true);
            release.await();
            return ServiceInstance.EMPTY;
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer provisioned = platform.provision("i");
            TestPlatform.until(() -> broker.requests().size() == 1);
            var deletion = platform.sendLater(
                    "DELETE", instance("i") + ASYNC + "&service_id=" + SERVICE + "&plan_id=" + SMALL, "");
            TestPlatform.until(cancelled::get);
            assertThat(platform.poll("i", provisioned.operation()).text("state"))
                    .isEqualTo("in progress");
            release.countDown();

            assertThat(deletion.join().status()).isEqualTo(200);
            assertThat(platform.poll("i", provisioned.operation()).text("state"))
                    .isEqualTo("failed");
        }
    }

    @Test
    void aBindingThatIsBeingCreatedIsNotFoundWhateverTheRequestNames() throws Exception {
        broker.on(OsbOperation.BIND, call -> {
            begun.countDown();
            release.await();
            return ServiceBinding.EMPTY;
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            var bind = platform.sendLater("PUT", binding("i", "b"), body(SERVICE, SMALL, ""));
            begun.await();
            assertThat(platform.send("GET", binding("i", "b") + "?service_id=" + OTHER, "")
                            .status())
                    .isEqualTo(404);
            release.countDown();
            bind.join();
        }
    }

    @Test
    void aProvisionThatJoinsNeedsAMaintenanceVersionOfItsTime() throws Exception {
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> {
            release.await();
            return ServiceInstance.EMPTY;
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            Answer other = platform.provision(
                    "i", TestPlatform.provision(SERVICE, SMALL, ", \"maintenance_info\": {\"version\": \"0.9.0\"}"));
            assertThat(other.error()).isEqualTo("MaintenanceInfoConflict");
            assertThat(platform.provision("i", TestPlatform.provision(SERVICE, LARGE, ""))
                            .text("description"))
                    .startsWith("A service instance with this id is being created already");
        }
    }

    @Test
    void aConflictSaysThatTheServiceInstanceExists() {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            assertThat(platform.provision("i", TestPlatform.provision(SERVICE, LARGE, ""))
                            .text("description"))
                    .startsWith("A service instance with this id exists already");
        }
    }

    @Test
    void aRequestThatLosesTheRaceForTheRowsGivesItsPlaceBackAndTriesAgain() {
        AtomicBoolean lost = new AtomicBoolean();
        BrokerState kept = TestPlatform.state(new TestTime());
        StateStore losing = proxy(
                StateStore.class,
                kept.store(),
                method -> method.equals("commit") && lost.compareAndSet(false, true)
                        ? Optional.of(false)
                        : Optional.empty());
        BrokerState state = proxy(
                BrokerState.class, kept, method -> method.equals("store") ? Optional.of(losing) : Optional.empty());
        try (TestPlatform platform = TestPlatform.of(
                broker, builder -> builder.state(state).operationLimits(new OperationLimits(1, 0, 1, 1, 100)))) {
            assertThat(platform.provision("i").status()).isEqualTo(201);
            assertThat(lost).isTrue();
            assertThat(broker.requests()).hasSize(1);
        }
    }

    /** Answers some methods itself, and passes the others on. */
    private static <T> T proxy(Class<T> type, T target, Function<String, Optional<Object>> own) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Optional<Object> answer = own.apply(method.getName());
                    return answer.isPresent() ? answer.get() : method.invoke(target, arguments);
                }));
    }
}

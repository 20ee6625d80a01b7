package io.openbroker.runtime.internal.lifecycle.operation;

import static io.openbroker.runtime.internal.testing.TestBroker.LARGE;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.Accepted;
import io.openbroker.model.Deleted;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.Activity;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.ChangeResult;
import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.ListedOperation;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.ManualState;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.Phase;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Operations that handlers leave to people. */
class ManualOperationsTest {

    private static final InstanceKey KEY = new InstanceKey("default", "i");
    private static final Map<String, Object> NOTHING = Map.of();
    private static final Map<String, Object> CREDENTIALS = Map.of("credentials", Map.of("password", "s3cr3t"));

    private final TestTime time = new TestTime();
    private final ManualState state = new ManualState(time);
    private final TestBroker broker = TestBroker.managed(Execution.DELEGATED)
            .on(OsbOperation.PROVISION, call -> byHand("create"))
            .on(OsbOperation.UPDATE, call -> byHand("resize"))
            .on(OsbOperation.BIND, call -> byHand("grant"))
            .on(OsbOperation.UNBIND, call -> byHand("revoke"))
            .on(OsbOperation.DEPROVISION, call -> byHand("destroy"))
            .without(OsbOperation.LAST_OPERATION)
            .without(OsbOperation.LAST_BINDING_OPERATION);

    private static Accepted byHand(String what) {
        return Accepted.manual("Please " + what).withDescription("Our team is at it.");
    }

    @Test
    void waitForAnOperatorAtEveryStepOfALife() {
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            BrokerAdmin admin = platform.engine().admin();
            String provision = waiting(admin, platform.provision("i"), "create");
            assertThat(platform.poll("i", provision).text("description")).isEqualTo("Our team is at it.");
            succeed(admin, provision, Map.of("dashboard_url", "https://dashboard"));
            assertThat(platform.poll("i", provision).text("state")).isEqualTo("succeeded");
            assertThat(platform.fetch("i").text("dashboard_url")).isEqualTo("https://dashboard");

            String update = waiting(admin, platform.update("i", body(SERVICE, LARGE, "")), "resize");
            succeed(admin, update, NOTHING);
            assertThat(platform.fetch("i").text("plan_id")).isEqualTo(LARGE);
            assertThat(platform.fetch("i").text("dashboard_url")).isEqualTo("https://dashboard");

            String bind = waiting(admin, platform.bind("i", "b", body(SERVICE, LARGE, "")), "grant");
            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(404);
            succeed(admin, bind, CREDENTIALS);
            assertThat(platform.fetchBinding("i", "b")
                            .body()
                            .path("credentials")
                            .path("password")
                            .asString())
                    .isEqualTo("s3cr3t");

            String unbind = waiting(admin, platform.delete(TestPlatform.binding("i", "b"), SERVICE, LARGE), "revoke");
            succeed(admin, unbind, NOTHING);
            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(404);

            String deprovision = waiting(admin, platform.delete(TestPlatform.instance("i"), SERVICE, LARGE), "destroy");
            succeed(admin, deprovision, NOTHING);
            assertThat(state.store().instance(KEY)).isEmpty();
        }
    }

    /** The id of an operation that waits for an operator, whatever the background does. */
    private String waiting(BrokerAdmin admin, Answer accepted, String what) {
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(state.work()).isPresent();
        ListedOperation listed = operation(admin, accepted.operation());
        assertThat(listed.activity()).isEqualTo(Activity.MANUAL);
        assertThat(listed.instructions()).contains("Please " + what);
        assertThat(listed.description()).contains("Our team is at it.");
        return accepted.operation();
    }

    private void succeed(BrokerAdmin admin, String id, Map<String, Object> result) {
        assertThat(admin.succeed(id, result, Optional.of("Done by hand.")))
                .isInstanceOfSatisfying(ChangeResult.Recorded.class, recorded -> {
                    assertThat(recorded.operation().state()).isEqualTo(State.SUCCEEDED);
                    assertThat(recorded.operation().description()).contains("Done by hand.");
                    assertThat(recorded.operation().instructions()).isEmpty();
                });
        // Out of the queue, too.
        assertThat(state.work()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({SMALL + ", 604800", LARGE + ", 3600"})
    void failWhenNoPlatformPollsThemAnyMore(String plan, long seconds) {
        Duration longest = Duration.ofSeconds(seconds);
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            String id = platform.provision("i", TestPlatform.provision(SERVICE, plan, ""))
                    .operation();
            assertThat(state.work()).contains(longest);
            time.pass(longest.minusSeconds(1));
            assertThat(state.work()).contains(Duration.ofSeconds(1));

            time.pass(Duration.ofSeconds(1));
            assertThat(state.work()).isEmpty();
            assertThat(platform.poll("i", id).text("state")).isEqualTo("failed");
            assertThat(platform.poll("i", id).text("description")).contains("not carried out in time");
            assertThat(instance().phase()).isEqualTo(Phase.FAILED);
        }
    }

    @Test
    void areCancelledByADeletion() {
        broker.on(OsbOperation.DEPROVISION, Execution.ASYNCHRONOUS, call -> Deleted.DONE);
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            String id = platform.provision("i").operation();
            Answer deletion = platform.deprovision("i");

            assertThat(deletion.status()).isEqualTo(202);
            assertThat(platform.poll("i", id).text("state")).isEqualTo("failed");
            // The queue forgets it at once.
            assertThat(state.work()).isEmpty();
            assertThat(platform.engine().admin().succeed(id, NOTHING, Optional.empty()))
                    .isInstanceOfSatisfying(
                            ChangeResult.Rejected.class,
                            rejected -> assertThat(rejected.reason()).contains("has ended"));
            assertThat(instance().phase()).isEqualTo(Phase.DELETING);
        }
    }

    @Test
    void canFailButNotBeRetried() {
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            BrokerAdmin admin = platform.engine().admin();
            String id = platform.provision("i").operation();
            assertThat(admin.retry(id))
                    .isInstanceOfSatisfying(
                            ChangeResult.Rejected.class,
                            rejected -> assertThat(rejected.reason()).contains("succeed it", "fail it"));
            assertThat(admin.fail(id, "No licence")).isInstanceOf(ChangeResult.Recorded.class);
            assertThat(admin.succeed(id, NOTHING, Optional.empty()))
                    .isInstanceOfSatisfying(
                            ChangeResult.Rejected.class,
                            rejected -> assertThat(rejected.reason()).contains("has failed the operation already"));

            assertThat(state.work()).isEmpty();
            assertThat(platform.poll("i", id).text("description")).isEqualTo("No licence");
            assertThat(operation(admin, id).instructions()).isEmpty();
        }
    }

    @Test
    void succeedOnceThoughManyOperatorsSaySo() {
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            BrokerAdmin admin = platform.engine().admin();
            String id = platform.provision("i").operation();
            CountDownLatch start = new CountDownLatch(1);
            List<CompletableFuture<ChangeResult>> results = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                        awaitUninterruptibly(start);
                        return admin.succeed(id, Map.of("dashboard_url", "https://" + i), Optional.empty());
                    }))
                    .toList();
            start.countDown();

            assertThat(results.stream().map(CompletableFuture::join))
                    .filteredOn(ChangeResult.Recorded.class::isInstance)
                    .hasSize(1);
            assertThat(results.stream().map(CompletableFuture::join))
                    .filteredOn(ChangeResult.Rejected.class::isInstance)
                    .hasSize(7);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                   | nothing that an application could use",
                "{\"credentials\": \"hunter2\"}                       | result.credentials is a string. Send an object",
                "{\"password\": \"hunter2\"}                          | result.password is not supported. Send only credentials",
                "{\"syslog_drain_url\": \"syslog://hunter2\"}         | permission syslog_drain",
                "{\"endpoints\": [{\"host\": \"h\"}]}                 | at least one port",
                "{\"endpoints\": [\"hunter2\"]}                       | result.endpoints is an array with other values",
                "{\"volume_mounts\": [{\"driver\": \"hunter2\"}]}     | result.volume_mounts[0].device_type is missing",
                "{\"credentials\": {}, \"metadata\": {\"expires_at\": \"hunter2\"}} | expires_at is not a time"
            })
    void demandAResultThatABindCanHave(String result, String message) {
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            BrokerAdmin admin = platform.engine().admin();
            succeed(admin, platform.provision("i").operation(), NOTHING);
            String bind = platform.bind("i", "b").operation();

            assertThatThrownBy(() -> admin.succeed(bind, json(result), Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message)
                    .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("hunter2"));
            assertThat(operation(admin, bind).activity()).isEqualTo(Activity.MANUAL);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"credentials\": {}}                            | result.credentials is not supported",
                "{\"dashboard_url\": 5}                           | result.dashboard_url is 5. Send a string",
                "{\"metadata\": {\"labels\": {\"a\": 1}}}         | result.metadata.labels.a is 1",
                "{\"metadata\": {\"label\": {}}}                  | result.metadata.label is not supported"
            })
    void demandAResultThatAProvisionCanHave(String result, String message) {
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            BrokerAdmin admin = platform.engine().admin();
            String provision = platform.provision("i").operation();

            assertThatThrownBy(() -> admin.succeed(provision, json(result), Optional.empty()))
                    .hasMessageContaining(message);
            succeed(
                    admin,
                    provision,
                    json("{\"metadata\": {\"labels\": {\"team\": \"a\"}, \"attributes\": {\"n\": 1}}}"));
            assertThat(instance().details().labels()).containsEntry("team", "a");
            assertThat(instance().details().attributes()).containsEntry("n", 1);
        }
    }

    @Test
    void demandNothingOfADeletion() {
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            BrokerAdmin admin = platform.engine().admin();
            succeed(admin, platform.provision("i").operation(), NOTHING);
            String deprovision = platform.deprovision("i").operation();

            assertThatThrownBy(() -> admin.succeed(deprovision, CREDENTIALS, Optional.empty()))
                    .hasMessageContaining("result.credentials is not supported. Send an empty object");
        }
    }

    @Test
    void includeWhatRestsAndWhatIsDelegatedOnceAnOperatorHasFinishedIt() {
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> {
            throw RetryLater.in(Duration.ofHours(1), "Not yet.");
        });
        broker.on(OsbOperation.BIND, call -> Accepted.as("work"));
        broker.on(OsbOperation.LAST_BINDING_OPERATION, Execution.SYNCHRONOUS, call -> OperationStatus.inProgress("?"));
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            BrokerAdmin admin = platform.engine().admin();
            String provision = platform.provision("i").operation();
            assertThat(admin.succeed(provision, NOTHING, Optional.empty()))
                    .isInstanceOfSatisfying(
                            ChangeResult.Rejected.class,
                            rejected -> assertThat(rejected.reason()).contains("A replica works on the operation"));
            assertThat(state.work()).isPresent();
            assertThat(operation(admin, provision).activity()).isEqualTo(Activity.RESTING);
            succeed(admin, provision, NOTHING);

            String bind = platform.bind("i", "b").operation();
            assertThat(operation(admin, bind).activity()).isEqualTo(Activity.DELEGATED);
            succeed(admin, bind, CREDENTIALS);
            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(200);
        }
    }

    @Test
    void deleteServiceBindingsBeforeTheirServiceInstance() {
        try (TestPlatform platform = TestPlatform.of(broker)) {
            BrokerAdmin admin = platform.engine().admin();
            assertThat(admin.succeed(platform.provision("i").operation(), NOTHING, Optional.empty()))
                    .isInstanceOf(ChangeResult.Recorded.class);
            assertThat(admin.succeed(platform.bind("i", "b").operation(), CREDENTIALS, Optional.empty()))
                    .isInstanceOf(ChangeResult.Recorded.class);
            String deprovision = platform.deprovision("i").operation();
            TestPlatform.until(() -> manual(admin).size() == 1);
            assertThat(manual(admin)).map(ListedOperation::kind).containsExactly(OsbOperation.UNBIND);
            assertThat(operation(admin, deprovision).activity()).isEqualTo(Activity.WORKING);

            assertThat(admin.succeed(manual(admin).get(0).id(), NOTHING, Optional.empty()))
                    .isInstanceOf(ChangeResult.Recorded.class);
            TestPlatform.until(() -> operation(admin, deprovision).activity() == Activity.MANUAL);
            assertThat(admin.bindings(ResourceQuery.ALL, PageRequest.first(9)).rows())
                    .isEmpty();
            assertThat(admin.succeed(deprovision, NOTHING, Optional.empty())).isInstanceOf(ChangeResult.Recorded.class);
            assertThat(platform.fetch("i").status()).isEqualTo(404);
        }
    }

    private static List<ListedOperation> manual(BrokerAdmin admin) {
        return admin.operations(OperationQuery.ALL, PageRequest.first(9)).rows().stream()
                .filter(operation -> operation.activity() == Activity.MANUAL)
                .toList();
    }

    @Test
    void needAStateThatRemembersThem() {
        TestBroker external = TestBroker.external(Execution.DELEGATED)
                .on(OsbOperation.PROVISION, call -> Accepted.manual("Please create"));
        try (TestPlatform platform = TestPlatform.of(external)) {
            Answer failed = platform.provision("i");
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.error()).isEqualTo("InternalError");
        }
    }

    @Test
    void needTheBrokerItselfToSucceed() {
        BrokerAdmin elsewhere = new BrokerAdmin(new InMemoryState());
        assertThat(elsewhere.succeed("o", NOTHING, Optional.empty()))
                .isInstanceOfSatisfying(
                        ChangeResult.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("BrokerEngine.admin()"));
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            assertThat(platform.engine().admin().succeed("o", NOTHING, Optional.empty()))
                    .isInstanceOf(ChangeResult.Unknown.class);
        }
    }

    @Test
    void leaveABackgroundHandlerThatDecidesForThem() {
        broker.on(
                OsbOperation.PROVISION,
                Execution.ASYNCHRONOUS,
                call -> byHand("create").withDashboard("https://d"));
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            String id = platform.provision("i").operation();
            state.work();
            assertThat(operation(platform.engine().admin(), id).activity()).isEqualTo(Activity.MANUAL);
            assertThat(instance().details()).isEqualTo(ServiceInstance.withDashboard("https://d"));
            succeed(platform.engine().admin(), id, NOTHING);
            assertThat(platform.fetch("i").text("dashboard_url")).isEqualTo("https://d");
        }
    }

    private static Map<String, Object> json(String text) {
        return JsonMapper.shared().readValue(text, new TypeReference<Map<String, Object>>() {});
    }

    private static ListedOperation operation(BrokerAdmin admin, String id) {
        return admin.operation(id).orElseThrow();
    }

    private StoredInstance instance() {
        return state.store().instance(KEY).orElseThrow();
    }
}

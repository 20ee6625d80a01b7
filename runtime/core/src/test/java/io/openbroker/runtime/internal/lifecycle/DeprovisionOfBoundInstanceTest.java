package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Accepted;
import io.openbroker.model.BrokerException;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.Deleted;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.RetryLater;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.ChangeResult;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deprovision deletes the service bindings that its service instance still has, one after the other, before it calls its handler. */
class DeprovisionOfBoundInstanceTest {

    private static final String WAITING = "?service_id=" + SERVICE + "&plan_id=" + SMALL;

    private final TestTime time = new TestTime();
    private final BrokerState state = TestPlatform.state(time);
    private final CountDownLatch release = new CountDownLatch(1);
    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS);

    @ParameterizedTest
    @EnumSource(Execution.class)
    void unbindsThemFirst(Execution execution) {
        broker.on(
                OsbOperation.UNBIND,
                execution,
                call -> execution == Execution.DELEGATED ? Accepted.as("deletion") : Deleted.DONE);
        try (TestPlatform platform = bound("b1", "b2", "b3")) {
            Answer deprovision = platform.deprovision("i");

            if (execution == Execution.SYNCHRONOUS) {
                assertThat(deprovision.status()).isEqualTo(200);
            } else {
                assertThat(deprovision.status()).isEqualTo(202);
                assertThat(platform.end("i", deprovision.operation()).text("state"))
                        .isEqualTo("succeeded");
            }
            assertThat(unbound()).containsExactlyInAnyOrder("b1", "b2", "b3");
            assertThat(broker.requests(UnbindRequest.class)).allSatisfy(request -> {
                assertThat(request.instanceId()).isEqualTo("i");
                assertThat(request.serviceId()).isEqualTo(SERVICE);
                assertThat(request.planId()).isEqualTo(SMALL);
                assertThat(request.requestIdentity().value()).isEqualTo("request-1");
            });
            assertThat(lastRequest()).isInstanceOf(DeprovisionRequest.class);
            assertThat(platform.fetch("i").status()).isEqualTo(404);
            assertThat(platform.fetchBinding("i", "b1").status()).isEqualTo(404);
            assertThat(platform.unbind("i", "b1").status()).isEqualTo(410);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Execution.class,
            names = {"ASYNCHRONOUS", "DELEGATED"})
    void demandsThatThePlatformPollsIfAnUnbindIsAsynchronous(Execution execution) {
        broker.on(OsbOperation.UNBIND, execution, call -> Deleted.DONE);
        try (TestPlatform platform = bound("b1")) {
            assertThat(platform.send("DELETE", instance("i") + WAITING, "").error())
                    .isEqualTo("AsyncRequired");
            assertThat(unbound()).isEmpty();
            assertThat(platform.fetchBinding("i", "b1").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Execution.class,
            names = {"SYNCHRONOUS", "ASYNCHRONOUS"})
    void failsIfAnUnbindFailsAndContinuesWhenItIsRepeated(Execution execution) {
        AtomicInteger calls = new AtomicInteger();
        broker.on(OsbOperation.UNBIND, call -> {
                    if (calls.incrementAndGet() == 2) {
                        throw BrokerException.of(502, "Backend", "The backend is on fire.");
                    }
                    return Deleted.DONE;
                })
                .on(OsbOperation.DEPROVISION, execution, call -> Deleted.DONE);
        try (TestPlatform platform = bound("b1", "b2", "b3")) {
            String description = description(platform, platform.deprovision("i"));
            List<String> called = unbound();
            assertThat(called).hasSize(2);
            assertThat(description)
                    .isEqualTo("Service binding \"" + called.get(1)
                            + "\" could not be deleted: The backend is on fire. The service instance remains; delete it"
                            + " again to continue.");
            assertThat(broker.requests(DeprovisionRequest.class)).isEmpty();
            assertThat(platform.fetch("i").status()).isEqualTo(200);
            assertThat(platform.fetchBinding("i", called.get(0)).status()).isEqualTo(404);
            assertThat(List.of("b1", "b2", "b3"))
                    .filteredOn(id -> platform.fetchBinding("i", id).status() == 200)
                    .hasSize(2)
                    .doesNotContain(called.get(0));

            end(platform, platform.deprovision("i"));
            assertThat(unbound()).hasSize(4).containsOnlyOnce(called.get(0));
            assertThat(platform.fetch("i").status()).isEqualTo(404);
        }
    }

    @Test
    void failsWithAnIdentityIfAnUnbindFailsUnexpectedly() {
        broker.on(OsbOperation.UNBIND, call -> {
            throw new IllegalStateException("s3cr3t");
        });
        try (TestPlatform platform = bound("b1")) {
            Answer failed = platform.deprovision("i");
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.error()).isEqualTo("UnbindFailed");
            assertThat(failed.text("description"))
                    .contains("\"b1\"")
                    .contains("request-1")
                    .doesNotContain("s3cr3t");
        }
    }

    @Test
    void saysWhenToComeBackIfAnUnbindIsRetried() {
        AtomicInteger calls = new AtomicInteger();
        broker.on(OsbOperation.UNBIND, call -> {
            if (calls.incrementAndGet() == 1) {
                throw RetryLater.in(Duration.ofMillis(300), "The backend restarts.");
            }
            return Deleted.DONE;
        });
        try (TestPlatform platform = bound("b1")) {
            Answer later = platform.deprovision("i");
            assertThat(later.status()).isEqualTo(503);
            assertThat(later.error()).isEqualTo("RetryLater");
            assertThat(later.text("description"))
                    .isEqualTo("Service binding \"b1\" is still being deleted: The backend restarts.");
            assertThat(later.headers()).containsKey("Retry-After");
            // The unbind goes on, and a deprovision that comes meanwhile waits for it.
            TestPlatform.until(() -> platform.deprovision("i").status() == 410);
            assertThat(unbound()).containsExactly("b1", "b1");
            assertThat(broker.requests(DeprovisionRequest.class)).hasSize(1);
        }
    }

    @Test
    void waitsInTheBackgroundForAnUnbindThatIsRetried() {
        AtomicInteger calls = new AtomicInteger();
        broker.on(OsbOperation.UNBIND, Execution.ASYNCHRONOUS, call -> {
            if (calls.incrementAndGet() < 3) {
                throw RetryLater.in(Duration.ofMillis(100), "The backend restarts.");
            }
            return Deleted.DONE;
        });
        try (TestPlatform platform = bound("b1")) {
            Answer deprovision = platform.deprovision("i");
            assertThat(platform.poll("i", deprovision.operation()).text("state"))
                    .isEqualTo("in progress");
            end(platform, deprovision);
            assertThat(unbound()).containsExactly("b1", "b1", "b1");
        }
    }

    @Test
    void waitsForTheEndOfAnUnbindElsewhere() {
        CountDownLatch polled = new CountDownLatch(1);
        broker.on(OsbOperation.UNBIND, Execution.DELEGATED, call -> Accepted.as("deletion"))
                .on(OsbOperation.LAST_BINDING_OPERATION, call -> {
                    polled.countDown();
                    return release.getCount() > 0
                            ? OperationStatus.inProgress("Working.").retryAfter(Duration.ofMillis(20))
                            : OperationStatus.succeeded();
                });
        try (TestPlatform platform = bound("b1")) {
            Answer deprovision = platform.deprovision("i");
            TestPlatform.until(() -> polled.getCount() == 0);
            Answer poll = platform.poll("i", deprovision.operation());
            assertThat(poll.text("state")).isEqualTo("in progress");
            assertThat(poll.text("description")).isEqualTo("Deleting service binding \"b1\" first.");
            assertThat(broker.requests(DeprovisionRequest.class)).isEmpty();

            release.countDown();
            end(platform, deprovision);
            assertThat(unbound()).containsExactly("b1");
            assertThat(broker.requests(DeprovisionRequest.class)).hasSize(1);
        }
    }

    @Test
    void failsIfTheWorkElsewhereFails() {
        broker.on(OsbOperation.UNBIND, Execution.DELEGATED, call -> Accepted.as("deletion"))
                .on(OsbOperation.LAST_BINDING_OPERATION, call -> OperationStatus.failed("Their backend is on fire."));
        try (TestPlatform platform = bound("b1")) {
            assertThat(description(platform, platform.deprovision("i")))
                    .contains("\"b1\"")
                    .contains("Their backend is on fire.");
            assertThat(platform.fetchBinding("i", "b1").status()).isEqualTo(200);
        }
    }

    @Test
    void rejectsOtherRequestsMeanwhile() throws Exception {
        CountDownLatch unbinding = new CountDownLatch(1);
        broker.on(OsbOperation.UNBIND, Execution.ASYNCHRONOUS, call -> {
            unbinding.countDown();
            release.await();
            return Deleted.DONE;
        });
        try (TestPlatform platform = bound("b1", "b2")) {
            Answer deprovision = platform.deprovision("i");
            unbinding.await();
            String first = unbound().get(0);
            String other = first.equals("b1") ? "b2" : "b1";

            assertThat(platform.deprovision("i").operation()).isEqualTo(deprovision.operation());
            assertThat(platform.bind("i", "b3").error()).isEqualTo("ConcurrencyError");
            assertThat(platform.bind("i", first).error()).isEqualTo("ConcurrencyError");
            assertThat(platform.unbind("i", first).error()).isEqualTo("ConcurrencyError");
            assertThat(platform.unbind("i", other).error()).isEqualTo("ConcurrencyError");
            assertThat(platform.fetchBinding("i", first).error()).isEqualTo("ConcurrencyError");
            assertThat(platform.fetchBinding("i", other).status()).isEqualTo(200);
            assertThat(platform.pollBinding("i", first, "").text("state")).isEqualTo("in progress");

            release.countDown();
            end(platform, deprovision);
            assertThat(platform.pollBinding("i", first, "").text("state")).isEqualTo("succeeded");
            assertThat(platform.unbind("i", first).status()).isEqualTo(410);
        }
    }

    @Test
    void cleansUpAfterBindingsThatFailedOrHaveExpired() {
        AtomicInteger calls = new AtomicInteger();
        broker.on(OsbOperation.BIND, call -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("Half done");
            }
            return ServiceBinding.of(Map.of()).expiresAt(Instant.EPOCH);
        });
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            platform.provision("i");
            assertThat(platform.bind("i", "failed").status()).isEqualTo(500);
            assertThat(platform.bind("i", "expired").status()).isEqualTo(201);

            assertThat(platform.deprovision("i").status()).isEqualTo(200);
            assertThat(unbound()).containsExactlyInAnyOrder("failed", "expired");
        }
    }

    @Test
    void takesABindingThatTheBackendDoesNotHaveForDeleted() {
        broker.on(OsbOperation.UNBIND, call -> {
            throw BrokerException.of(410, "Gone", "It is gone.");
        });
        try (TestPlatform platform = bound("b1")) {
            assertThat(platform.deprovision("i").status()).isEqualTo(200);
            assertThat(platform.fetch("i").status()).isEqualTo(404);
        }
    }

    @Test
    void unbindsFromARetiredPlan() {
        TestPlatform before = bound("b1");
        assertThat(before.fetchBinding("i", "b1").status()).isEqualTo(200);
        broker.retire(SMALL);
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            assertThat(platform.deprovision("i").status()).isEqualTo(200);
            assertThat(broker.requests(UnbindRequest.class))
                    .singleElement()
                    .satisfies(request -> assertThat(request.planId()).isEqualTo(SMALL));
        }
    }

    @Test
    void forgetsThemIfTheBrokerCannotUnbind() {
        TestPlatform before = bound("b1");
        assertThat(before.fetchBinding("i", "b1").status()).isEqualTo(200);
        broker.without(OsbOperation.BIND).without(OsbOperation.UNBIND);
        try (TestPlatform platform = TestPlatform.of(broker, state, time)) {
            assertThat(platform.deprovision("i").status()).isEqualTo(200);
            assertThat(unbound()).isEmpty();
            assertThat(platform.fetchBinding("i", "b1").status()).isEqualTo(404);
        }
    }

    @Test
    void continuesWhenAnOperatorRetriesTheUnbind() {
        AtomicInteger calls = new AtomicInteger();
        broker.on(OsbOperation.UNBIND, Execution.ASYNCHRONOUS, call -> {
            if (calls.incrementAndGet() == 1) {
                throw RetryLater.in(Duration.ofDays(1), "The backend is away.");
            }
            return Deleted.DONE;
        });
        try (TestPlatform platform = bound("b1")) {
            Answer deprovision = platform.deprovision("i");
            TestPlatform.until(() ->
                    platform.pollBinding("i", "b1", "").text("description").equals("The backend is away."));

            BrokerAdmin admin = new BrokerAdmin(state);
            String unbind = admin.operations(OperationQuery.ALL, PageRequest.first(9)).rows().stream()
                    .filter(operation -> operation.kind() == OsbOperation.UNBIND)
                    .findFirst()
                    .orElseThrow()
                    .id();
            TestPlatform.until(() -> admin.retry(unbind) instanceof ChangeResult.Recorded);
            end(platform, deprovision);
            assertThat(unbound()).containsExactly("b1", "b1");
        }
    }

    @Test
    void stopsBeforeTheNextUnbindIfAnOperatorWantsItToFail() throws Exception {
        CountDownLatch unbinding = new CountDownLatch(1);
        broker.on(OsbOperation.UNBIND, Execution.ASYNCHRONOUS, call -> {
            unbinding.countDown();
            release.await();
            return Deleted.DONE;
        });
        try (TestPlatform platform = bound("b1", "b2")) {
            Answer deprovision = platform.deprovision("i");
            unbinding.await();
            assertThat(new BrokerAdmin(state).fail(deprovision.operation(), "Not now"))
                    .isInstanceOf(ChangeResult.Recorded.class);
            release.countDown();

            Answer end = platform.end("i", deprovision.operation());
            assertThat(end.text("state")).isEqualTo("failed");
            assertThat(end.text("description")).isEqualTo("Not now");
            String first = unbound().get(0);
            String other = first.equals("b1") ? "b2" : "b1";
            assertThat(unbound()).containsExactly(first);
            assertThat(platform.fetch("i").status()).isEqualTo(200);
            assertThat(platform.fetchBinding("i", other).status()).isEqualTo(200);
        }
    }

    private TestPlatform bound(String... ids) {
        TestPlatform platform = TestPlatform.of(broker, state, time);
        assertThat(platform.provision("i").status()).isEqualTo(201);
        for (String id : ids) {
            assertThat(platform.bind("i", id).status()).isEqualTo(201);
        }
        return platform;
    }

    private List<String> unbound() {
        return broker.requests(UnbindRequest.class).stream()
                .map(UnbindRequest::bindingId)
                .toList();
    }

    private BrokerRequest lastRequest() {
        List<BrokerRequest> requests = broker.requests();
        return requests.get(requests.size() - 1);
    }

    private static String description(TestPlatform platform, Answer answer) {
        if (answer.status() != 202) {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.error()).isEqualTo("UnbindFailed");
            return answer.text("description");
        }
        Answer end = platform.end("i", answer.operation());
        assertThat(end.text("state")).isEqualTo("failed");
        return end.text("description");
    }

    private static void end(TestPlatform platform, Answer answer) {
        if (answer.status() != 200) {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(platform.end("i", answer.operation()).text("state")).isEqualTo("succeeded");
        }
    }
}

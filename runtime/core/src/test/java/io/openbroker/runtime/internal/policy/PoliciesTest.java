package io.openbroker.runtime.internal.policy;

import static io.openbroker.runtime.internal.testing.TestBroker.LARGE;
import static io.openbroker.runtime.internal.testing.TestBroker.ONLY;
import static io.openbroker.runtime.internal.testing.TestBroker.OTHER;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static io.openbroker.runtime.internal.testing.TestPlatform.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.openbroker.model.BindRequest;
import io.openbroker.model.BrokerException;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.RetryLater;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UnbindRequest;
import io.openbroker.model.UpdateRequest;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.RecordedLog;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import io.openbroker.runtime.spi.policy.KnownInstances;
import io.openbroker.runtime.spi.policy.RequestPolicy;
import io.openbroker.runtime.spi.state.list.InstanceFilter;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What policies see of requests to a broker whose state the runtime keeps, and what becomes of those that they reject. */
class PoliciesTest {

    private static final String PROVISION = TestPlatform.provision(SERVICE, SMALL, ", \"parameters\": {\"pages\": 1}");
    private static final String ASYNC = "?accepts_incomplete=true";

    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS);
    private final List<BrokerRequest> seen = new CopyOnWriteArrayList<>();
    private final RequestPolicy watching = (request, known) -> seen.add(request);

    /** Rejects with a name, unless there is none. */
    private static RequestPolicy rejecting(String name) {
        return (request, known) -> {
            throw BrokerException.of(403, name, "Not for you.");
        };
    }

    private TestPlatform platform(RequestPolicy... policies) {
        return TestPlatform.of(broker, builder -> with(builder, policies));
    }

    private static BrokerEngineBuilder with(BrokerEngineBuilder builder, RequestPolicy... policies) {
        for (RequestPolicy policy : policies) {
            builder.policy(policy);
        }
        return builder;
    }

    private static long instances(TestPlatform platform) {
        return platform.engine()
                .admin()
                .instances(ResourceQuery.ALL, PageRequest.first(10))
                .rows()
                .size();
    }

    @Test
    void aRejectedRequestLeavesNothingBehind() {
        try (TestPlatform platform = platform(rejecting("NotAllowed"))) {
            Answer rejected = platform.provision("i", PROVISION);

            assertThat(rejected.status()).isEqualTo(403);
            assertThat(rejected.error()).isEqualTo("NotAllowed");
            assertThat(rejected.text("description")).isEqualTo("Not for you.");
            assertThat(instances(platform)).isZero();
            assertThat(platform.poll("i", "").status()).isEqualTo(404);
            assertThat(platform.deprovision("i").status()).isEqualTo(410);
            assertThat(broker.requests()).isEmpty();
        }
    }

    @Test
    void theFirstRejectionEndsTheRequest() {
        try (TestPlatform platform = platform(watching, rejecting("First"), rejecting("Second"))) {
            assertThat(platform.provision("i", PROVISION).error()).isEqualTo("First");
            assertThat(seen).hasSize(1);
        }
    }

    @Test
    void seeCreationsAndUpdatesAsHandlersDo() {
        try (TestPlatform platform = platform(watching)) {
            platform.provision("i", PROVISION);
            platform.update("i", body(SERVICE, LARGE, ", \"parameters\": {\"title\": \"t\"}"));
            platform.bind("i", "b", body(SERVICE, LARGE, ""));
            platform.unbind("i", "b");
            platform.deprovision("i");
            platform.fetch("i");

            assertThat(seen)
                    .containsExactlyElementsOf(broker.requests().stream()
                            .filter(request ->
                                    !(request instanceof UnbindRequest || request instanceof DeprovisionRequest))
                            .toList());
            assertThat(seen).hasExactlyElementsOfTypes(ProvisionRequest.class, UpdateRequest.class, BindRequest.class);
            UpdateRequest update = (UpdateRequest) seen.get(1);
            assertThat(update.previousValues().planId()).isEqualTo(SMALL);
            assertThat(update.previousValues().parameters()).containsEntry("pages", 1);
            assertThat(((BindRequest) seen.get(2)).context().platform()).isEqualTo("test");
        }
    }

    @Test
    void doNotSeeRepeatedRequests() {
        AtomicInteger calls = new AtomicInteger();
        RequestPolicy once = (request, known) -> {
            if (calls.incrementAndGet() > 2) {
                throw BrokerException.quotaExceeded("No more.");
            }
        };
        try (TestPlatform platform = platform(once)) {
            assertThat(platform.provision("i", PROVISION).status()).isEqualTo(201);
            assertThat(platform.bind("i", "b").status()).isEqualTo(201);

            assertThat(platform.provision("i", PROVISION).status()).isEqualTo(200);
            assertThat(platform.bind("i", "b").status()).isEqualTo(200);
            assertThat(platform.update("i", body(SERVICE, SMALL, "")).status())
                    .as("nothing to change")
                    .isEqualTo(200);
            assertThat(platform.provision("i", TestPlatform.provision(SERVICE, LARGE, ""))
                            .status())
                    .as("a conflict, whatever policies say")
                    .isEqualTo(409);
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void doNotSeeInvalidRequests() {
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> ServiceInstance.EMPTY);
        try (TestPlatform platform = platform(watching)) {
            assertThat(platform.provision(
                                    "i", TestPlatform.provision(SERVICE, SMALL, ", \"parameters\": {\"pages\": \"x\"}"))
                            .status())
                    .isEqualTo(400);
            assertThat(platform.send("PUT", instance("i"), PROVISION).error()).isEqualTo("AsyncRequired");
            assertThat(platform.bind("i", "b").status()).isEqualTo(404);
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void decideOnceBeforeTheResponseThatAnOperationContinues() {
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> ServiceInstance.EMPTY);
        try (TestPlatform platform = platform(watching)) {
            Answer accepted = platform.provision("i", PROVISION);
            assertThat(accepted.status()).isEqualTo(202);
            assertThat(seen).hasSize(1);
            platform.end("i", accepted.operation());
            assertThat(seen).hasSize(1);
        }
        try (TestPlatform platform = platform(rejecting("NotAllowed"))) {
            assertThat(platform.provision("i", PROVISION).status()).isEqualTo(403);
            assertThat(instances(platform)).isZero();
        }
    }

    @Test
    void seeRequestsOfTheirOfferingsOnly() {
        try (TestPlatform platform =
                platform(watching.forOfferings(OTHER), rejecting("NotAllowed").forOfferings(OTHER))) {
            assertThat(platform.provision("i", PROVISION).status()).isEqualTo(201);
            assertThat(platform.provision("j", TestPlatform.provision(OTHER, ONLY, ""))
                            .status())
                    .isEqualTo(403);
            assertThat(seen).extracting(BrokerRequest::instanceId).containsExactly("j");
        }
    }

    @Test
    void mayProtectWhatExistsFromDeletion() {
        RequestPolicy protection = deletions(rejecting("Protected"));
        try (TestPlatform platform = platform(protection)) {
            platform.provision("i");
            platform.bind("i", "b");

            assertThat(platform.unbind("i", "b").error()).isEqualTo("Protected");
            assertThat(platform.deprovision("i").error()).isEqualTo("Protected");
            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(200);
            assertThat(platform.deprovision("unknown").status()).isEqualTo(410);
        }
    }

    @Test
    void cannotKeepAPlatformFromCleaningUp() {
        broker.on(OsbOperation.PROVISION, call -> {
            throw new IllegalStateException("the cause");
        });
        try (RecordedLog quiet = RecordedLog.from(Level.OFF);
                TestPlatform platform = platform(deletions(rejecting("Protected")))) {
            assertThat(platform.provision("i").status()).isEqualTo(500);
            assertThat(platform.deprovision("i").status()).isEqualTo(200);
            assertThat(quiet.events()).isEmpty();
        }
    }

    @Test
    void failWithoutATraceOfTheRequest() {
        RequestPolicy failing = (request, known) -> {
            throw new IllegalStateException("s3cr3t");
        };
        try (RecordedLog log = RecordedLog.from(Level.ERROR);
                TestPlatform platform = platform(failing)) {
            Answer failed = platform.bind("i", "b");
            assertThat(failed.status()).as("nothing to bind to").isEqualTo(404);
            Answer rejected = platform.provision("i", PROVISION);

            assertThat(rejected.status()).isEqualTo(500);
            assertThat(rejected.body().toString()).contains("request-1").doesNotContain("s3cr3t");
            assertThat(instances(platform)).isZero();
            assertThat(log.events()).singleElement().satisfies(event -> {
                assertThat(event.getFormattedMessage())
                        .contains(
                                "PROVISION of instance \"i\" (platform default, request request-1)",
                                "nothing was started");
                assertThat(event.getThrowableProxy().getMessage()).isEqualTo("s3cr3t");
            });
        }
    }

    @Test
    void failWithAnErrorLikeWithAnException() {
        RequestPolicy failing = (request, known) -> {
            throw new NoClassDefFoundError("a.b.C");
        };
        try (RecordedLog log = RecordedLog.from(Level.ERROR);
                TestPlatform platform = platform(failing)) {
            assertThat(platform.provision("i").status()).isEqualTo(500);
            assertThat(log.events()).hasSize(1);
        }
    }

    @Test
    void mayAskThePlatformToComeBack() {
        RequestPolicy pending = (request, known) -> {
            throw RetryLater.in(Duration.ofSeconds(30), "The approval is pending.");
        };
        try (TestPlatform platform = platform(pending)) {
            Answer later = platform.provision("i");
            assertThat(later.status()).isEqualTo(503);
            assertThat(later.headers()).containsEntry("Retry-After", "30");
        }
    }

    @Test
    void countOtherServiceInstances() {
        List<Long> counts = new CopyOnWriteArrayList<>();
        RequestPolicy counting = (request, known) -> {
            counts.add(known.count(InstanceFilter.ALL));
            if (request instanceof ProvisionRequest provision) {
                counts.add(known.count(InstanceFilter.organizationOf(provision.context())));
            }
        };
        try (TestPlatform platform = platform(counting)) {
            platform.provision("i", in("org-1"));
            platform.provision("j", in("org-1"));
            platform.provision("k", in("org-2"));
            platform.update("k", body(SERVICE, LARGE, ""));

            assertThat(counts).containsExactly(0L, 0L, 1L, 1L, 2L, 0L, 2L);
        }
    }

    @Test
    void areAskedAgainIfTheirCountIsNoLongerRight() {
        AtomicInteger calls = new AtomicInteger();
        TestPlatform[] itself = new TestPlatform[1];
        RequestPolicy quota = (request, known) -> {
            long others = known.count(InstanceFilter.ALL);
            if (request.instanceId().equals("i") && calls.incrementAndGet() == 1) {
                // Somebody is faster.
                itself[0].provision("j");
            }
            if (others >= 1) {
                throw BrokerException.quotaExceeded("There is one already.");
            }
        };
        try (TestPlatform platform = platform(quota)) {
            itself[0] = platform;
            assertThat(platform.provision("i").error()).isEqualTo("QuotaExceeded");
            assertThat(calls).hasValue(2);
            assertThat(platform.fetch("j").status()).isEqualTo(200);
            assertThat(platform.fetch("i").status()).isEqualTo(404);
        }
    }

    @Test
    void aRepeatedCreationAfterAFailureDoesNotCountItself() {
        AtomicInteger attempts = new AtomicInteger();
        broker.on(OsbOperation.PROVISION, call -> {
            if (attempts.incrementAndGet() == 1) {
                throw BrokerException.of(500, "Broken", "It broke.");
            }
            return ServiceInstance.EMPTY;
        });
        RequestPolicy quota = (request, known) -> {
            if (known.count(InstanceFilter.ALL) >= 1) {
                throw BrokerException.quotaExceeded("There is one already.");
            }
        };
        try (TestPlatform platform = platform(quota)) {
            assertThat(platform.provision("i").status()).isEqualTo(500);
            assertThat(platform.provision("j").error())
                    .as("it is not cleaned up")
                    .isEqualTo("QuotaExceeded");
            assertThat(platform.provision("i").status()).isEqualTo(201);
        }
    }

    @Test
    void ofWhatIsNotOfferedAreRejectedAtTheStart() {
        assertThatThrownBy(() -> platform(watching.forOfferings("servise")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A policy is for the service offering \"servise\"")
                .hasMessageContaining("other, service");
        assertThatThrownBy(() -> platform(of(watching, Set.of(OsbOperation.FETCH_INSTANCE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FETCH_INSTANCE, which changes nothing");
        assertThatThrownBy(watching::forOfferings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name at least one id");
    }

    @Test
    void seeNoRequestTwiceInADeprovisionWithServiceBindings() {
        try (TestPlatform platform = platform(deletions(watching))) {
            platform.provision("i");
            platform.bind("i", "b");
            assertThat(platform.deprovision("i").status()).isEqualTo(200);

            assertThat(seen).hasExactlyElementsOfTypes(DeprovisionRequest.class);
            assertThat(broker.requests(UnbindRequest.class)).hasSize(1);
            assertThat(platform.send("DELETE", instance("i") + ASYNC + "&service_id=service&plan_id=small", "")
                            .status())
                    .isEqualTo(410);
        }
    }

    private static String in(String organization) {
        return body(
                SERVICE,
                SMALL,
                ", \"context\": {\"platform\": \"cloudfoundry\", \"organization_guid\": \"" + organization
                        + "\", \"space_guid\": \"space\"}");
    }

    private static RequestPolicy deletions(RequestPolicy policy) {
        return of(policy, Set.of(OsbOperation.DEPROVISION, OsbOperation.UNBIND));
    }

    private static RequestPolicy of(RequestPolicy policy, Set<OsbOperation> operations) {
        return new RequestPolicy() {
            @Override
            public void check(BrokerRequest request, KnownInstances known) {
                policy.check(request, known);
            }

            @Override
            public Set<OsbOperation> operations() {
                return operations;
            }
        };
    }

    @Test
    void areCarriedOutWithoutPoliciesAsBefore() {
        try (TestPlatform platform = platform()) {
            assertThat(platform.provision("i", PROVISION).status()).isEqualTo(201);
            assertThat(broker.requests(ProvisionRequest.class))
                    .singleElement()
                    .satisfies(request -> assertThat(request.parameters()).isEqualTo(Map.of("pages", 1)));
        }
    }
}

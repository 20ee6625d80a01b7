package com.example.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.queue.QueueBroker.Access;
import com.example.queue.QueueBroker.Options;
import com.example.queue.QueueBroker.Plans;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.testkit.Attempt;
import io.openbroker.testkit.BrokerTest;
import io.openbroker.testkit.BrokerUnderTest;
import io.openbroker.testkit.TestBinding;
import io.openbroker.testkit.TestBroker;
import io.openbroker.testkit.TestInstance;
import io.openbroker.testkit.TestPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@BrokerTest
class QueueBrokerTest {

    private final QueueServers servers = new QueueServers();

    @BrokerUnderTest
    BrokerDispatcher broker() {
        return new QueueBrokerDispatcher(new QueueBroker(servers));
    }

    @Test
    void aLifeIsTyped(TestPlatform platform) {
        TestInstance instance = platform.provision(Plans.SHARED, new Options(Optional.of(20)));
        assertThat(servers.queues()).containsExactly(instance.id());

        TestBinding binding = instance.bind();
        Access access = binding.credentials(Access.class);
        assertThat(access.uri()).hasHost("queues.example.com");
        assertThat(access.comment()).isEmpty();
        assertThat(binding.fetch()).containsEntry("credentials", binding.credentials());

        TestInstance larger = instance.update(Map.of("megabytes", 50)).changePlan(Plans.DEDICATED);
        assertThat(larger.plan()).isEqualTo("own");
        assertThat(larger.fetch()).containsEntry("parameters", Map.of("megabytes", 50));

        binding.unbind();
        larger.deprovision();
        assertThat(servers.queues()).isEmpty();
    }

    @Test
    void plansHaveNamesToo(TestPlatform platform) {
        assertThat(platform.provision("own").plan()).isEqualTo("own");
        assertThat(platform.provision("queue/shared", "{\"megabytes\": 3}").plan())
                .isEqualTo("shared");
        assertThatThrownBy(() -> platform.provision("huge"))
                .hasMessage("The catalog has no plan \"huge\". Its plans are queue/shared, queue/own.");
        assertThatThrownBy(() -> platform.provision(Thread.State.NEW)).hasMessageContaining("NEW has no @Plan");
    }

    @Test
    void rejectionsAreExpected(TestPlatform platform) {
        assertThat(platform.beginProvision(Plans.SHARED, new Options(Optional.of(500)))
                        .expectRejected(400)
                        .description())
                .contains("parameters/megabytes must be at most 100");
        assertThatThrownBy(() -> platform.provision(Plans.SHARED, new Options(Optional.of(500))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The provisioning of queue/shared was rejected with 400.")
                .hasMessageContaining("PUT ")
                .hasMessageContaining("must be at most 100")
                .hasMessageNotContaining("test-password");
    }

    @Test
    void failuresAreExpected(TestPlatform platform) {
        servers.fail();
        Attempt<TestInstance> attempt = platform.beginProvision(Plans.SHARED);
        assertThat(attempt.expectFailed()).isNotEmpty();
        attempt.subject().deprovision();
        assertThatThrownBy(() -> platform.provision(Plans.SHARED)).hasMessageContaining("failed: ");
    }

    @Test
    void aBrokerThatDiesContinuesAfterItsRestart(TestPlatform platform, TestBroker broker) throws Exception {
        servers.hold();
        Attempt<TestInstance> attempt = platform.beginProvision(Plans.SHARED).expectInProgress();
        servers.awaitBegun();

        broker.kill();
        servers.release();
        broker.restart();

        TestInstance instance = attempt.await();
        assertThat(servers.queues()).containsExactly(instance.id());
        assertThat(servers.calls()).containsExactly("create SHARED", "create SHARED");
    }

    @Test
    void timeInWhichNothingHappensPassesAtOnce(TestPlatform platform) {
        servers.beBusy(2);
        platform.provision(Plans.SHARED);
        assertThat(servers.calls()).hasSize(3);
    }

    @Test
    void theClockIsTurned(TestPlatform platform, TestBroker broker) {
        servers.beBusy(1);
        Attempt<TestInstance> attempt = platform.beginProvision(Plans.SHARED).expectInProgress();
        broker.clock().advance(Duration.ofHours(1));
        attempt.await();
        assertThat(servers.calls()).hasSize(2);
    }

    @Test
    void cloudFoundryDeletesWhatItCannotKnow(TestPlatform platform) {
        platform.loseResponse().beginProvision(Plans.SHARED).expectOrphanDeleted();
        assertThat(servers.queues()).isEmpty();
        assertThat(servers.calls()).contains("delete");
    }

    @Test
    void kubernetesSendsTheSameRequestAgain(TestBroker broker) {
        TestPlatform kubernetes = TestPlatform.kubernetes().at(broker);
        TestInstance instance = kubernetes.loseResponse().provision(Plans.SHARED);
        assertThat(servers.queues()).containsExactly(instance.id());
        assertThat(servers.calls()).containsExactly("create SHARED");
        instance.on(kubernetes.loseResponse()).deprovision();
        assertThat(servers.queues()).isEmpty();
    }

    @Test
    void aRequestThatIsCutChangesNothing(TestBroker broker) {
        TestPlatform kubernetes = TestPlatform.kubernetes().at(broker);
        kubernetes.hangUp().provision(Plans.SHARED);
        assertThat(servers.calls()).containsExactly("create SHARED");
    }

    @Test
    void requestsAreRepeated(TestPlatform platform) {
        TestInstance instance = platform.repeatRequest().provision(Plans.SHARED);
        instance.bind().unbind();
        instance.deprovision();
        assertThat(servers.calls()).containsExactly("create SHARED", "delete");
    }
}

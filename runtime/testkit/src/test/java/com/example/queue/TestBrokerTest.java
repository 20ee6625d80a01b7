package com.example.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.queue.QueueBroker.Plans;
import io.openbroker.testkit.Attempt;
import io.openbroker.testkit.TestBroker;
import io.openbroker.testkit.TestInstance;
import io.openbroker.testkit.TestPlatform;
import io.openbroker.testkit.TestState;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestBrokerTest {

    private final QueueServers servers = new QueueServers();

    private TestBroker.Builder builder() {
        return TestBroker.serving(() -> new QueueBrokerDispatcher(new QueueBroker(servers)));
    }

    /** The handler has done its work when the process dies; its result must be recorded by nobody but the next handler. */
    @ParameterizedTest
    @EnumSource(TestState.class)
    void nothingIsRecordedAfterAKill(TestState state) throws Exception {
        try (TestBroker broker = builder().state(state).start()) {
            TestPlatform platform = TestPlatform.cloudFoundry().at(broker);
            servers.hold();
            Attempt<TestInstance> attempt = platform.beginProvision(Plans.SHARED);
            servers.awaitBegun();
            servers.ignoreInterrupts();
            // The handler of the dead process ends well, and its thread tries to say so.
            broker.kill();
            servers.awaitCreated();
            servers.release();
            servers.fail();

            broker.restart();

            assertThat(attempt.expectFailed()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestState.class)
    void aRequestThatAPlatformWaitedForHasFailedAfterARestart(TestState state) throws Exception {
        try (TestBroker broker = builder().state(state).start()) {
            TestPlatform platform = TestPlatform.cloudFoundry().at(broker).synchronous();
            servers.hold();
            CompletableFuture<Attempt<TestInstance>> waiting =
                    CompletableFuture.supplyAsync(() -> platform.beginProvision(Plans.SHARED));
            servers.awaitBegun();
            broker.kill();
            broker.restart();

            Attempt<TestInstance> attempt = waiting.get();
            assertThatThrownBy(attempt::await).hasMessageContaining("has no response");
            attempt.expectOrphanDeleted();
            assertThat(servers.queues()).isEmpty();
        }
    }

    @Test
    void whileItIsDownConnectionsAreReset() {
        try (TestBroker broker = builder().start()) {
            URI uri = broker.uri();
            TestPlatform kubernetes = TestPlatform.kubernetes().at(broker).withDeadline(Duration.ofMillis(50));
            TestInstance instance = kubernetes.provision(Plans.SHARED);
            broker.kill();
            assertThatThrownBy(broker::kill).hasMessage("The broker is down. Start it with restart() before.");
            assertThatThrownBy(instance::deprovision)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("has no response");
            broker.restart();
            assertThat(broker.uri()).isEqualTo(uri);
            instance.deprovision();
        }
    }

    @Test
    void aRestartWithoutAKillKeepsTheState() {
        try (TestBroker broker = builder().start()) {
            TestInstance instance = TestPlatform.cloudFoundry().at(broker).provision(Plans.SHARED);
            broker.restart();
            instance.bind();
        }
    }

    @Test
    void settingsAreThoseOfTheServer() {
        try (TestBroker broker = builder()
                .settings(settings -> settings.withCredentials("other", "secret"))
                .start()) {
            TestPlatform.cloudFoundry().at(broker.uri(), "other", "secret").provision(Plans.SHARED);
            TestPlatform stranger = TestPlatform.cloudFoundry().at(broker.uri(), "other", "wrong");
            assertThatThrownBy(() -> stranger.provision(Plans.SHARED))
                    .hasMessageContaining("The catalog was not served.");
        }
    }

    @Test
    void theWireOfABrokerElsewhereCannotBreak() {
        TestPlatform platform = TestPlatform.cloudFoundry().at(URI.create("http://localhost:1"));
        assertThatThrownBy(platform::loseResponse)
                .hasMessage(
                        "The test kit cannot break the connection to http://localhost:1, since it has not started that"
                                + " broker. Use a platform at a TestBroker.");
    }

    @Test
    void expectationsCanFail() {
        try (TestBroker broker = builder().start()) {
            TestPlatform platform = TestPlatform.cloudFoundry().at(broker);
            Attempt<TestInstance> attempt = platform.beginProvision(Plans.SHARED);
            attempt.await();
            assertThatThrownBy(attempt::expectInProgress).hasMessageContaining("is not in progress any more");
            assertThatThrownBy(() -> attempt.expectRejected(400)).hasMessageContaining("got 202 instead of 400");
            assertThatThrownBy(attempt::expectFailed).hasMessageContaining("succeeded although it should fail");
            assertThatThrownBy(attempt::expectOrphanDeleted).hasMessageContaining("left nothing");
            Attempt<TestInstance> synchronous = platform.synchronous().beginProvision(Plans.SHARED);
            assertThatThrownBy(synchronous::expectInProgress).hasMessageContaining("is not asynchronous");
            assertThatThrownBy(() -> synchronous.subject().bind().rotate())
                    .hasMessageContaining("Rotation needs API version 2.17");
            synchronous.subject().deprovision();
            assertThat(synchronous
                            .subject()
                            .beginDeprovision()
                            .expectRejected(410)
                            .status())
                    .isEqualTo(410);
        }
    }

    @Test
    void bindingsAreRotated() {
        try (TestBroker broker = builder().start()) {
            TestPlatform rotating = TestPlatform.cloudFoundry().at(broker).withApiVersion("2.17");
            TestInstance instance = rotating.provision(Plans.SHARED);
            assertThat(instance.bind().rotate().credentials()).containsKey("password");
            assertThatThrownBy(() -> broker.clock().advance(Duration.ofSeconds(-5)))
                    .hasMessageContaining("The clock cannot go back by PT5S");
        }
    }
}

package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many ends are counted of operations that go on elsewhere, of which only polls tell. */
class ExternalEndsTest {

    private static final Offer DAY =
            new Offer("aaaa4444-0000-4000-8000-000000000000", "aaaa4444-0000-4000-8000-000000000001");
    private static final String PROVISIONED = "PROVISION SUCCEEDED";
    private static final String DEPROVISIONED = "DEPROVISION SUCCEEDED";

    private final TopicServer topics = new TopicServer();
    private final List<TestServer> servers = new ArrayList<>();
    private final Watcher watcher = new Watcher();
    private final Platform platform = replica(watcher);

    @AfterEach
    void stop() {
        servers.forEach(TestServer::close);
    }

    @Test
    void countsEachEndOnceHoweverOftenItIsTold() throws Exception {
        String operation = platform.provision("i1", DAY, "{}", true).operation();
        long accepted = System.nanoTime();
        platform.poll("i1", operation);
        platform.poll("i1", operation);
        assertThat(watcher.ended).isEmpty();

        topics.finish("i1");
        Duration least = Duration.ofNanos(System.nanoTime() - accepted);
        List<Answer> answers = RaceTest.race(client -> platform.poll("i1", operation));
        platform.poll("i1", operation);

        assertThat(answers).extracting(Answer::state).containsOnly("succeeded");
        assertThat(ends(watcher)).containsExactly(PROVISIONED);
        assertThat(watcher.ended.get(0).time()).isGreaterThan(least);
    }

    @Test
    void countsWhatIsDoneAgainUnderTheSameNames() throws Exception {
        for (int round = 0; round < 2; round++) {
            String provision = platform.provision("i1", DAY, "{}", true).operation();
            topics.finish("i1");
            platform.await("i1", provision);
            platform.poll("i1", provision);
            String deprovision = platform.deprovision("i1", DAY, true).operation();
            topics.finish("i1");
            platform.await("i1", deprovision);
            platform.poll("i1", deprovision);
        }
        assertThat(ends(watcher)).containsExactly(PROVISIONED, DEPROVISIONED, PROVISIONED, DEPROVISIONED);
    }

    @Test
    void tellsWhatHasFailed() {
        platform.provision("i1", DAY, "{}", true);
        topics.finish("i1");
        String deprovision = platform.deprovision("i1", DAY, true).operation();
        topics.rejectDeletion("i1");

        assertThat(platform.poll("i1", deprovision).state()).isEqualTo("failed");
        assertThat(ends(watcher)).containsExactly("DEPROVISION FAILED");
    }

    @Test
    void countsNoPollThatTellsOfNoEnd() {
        String operation = platform.provision("i1", DAY, "{}", true).operation();
        assertThat(platform.poll("none", operation).status()).isEqualTo(404);
        assertThat(platform.poll("i1", operation + "&service_id=other").status())
                .isEqualTo(400);
        assertThat(platform.poll("i1", "forged").status()).isEqualTo(404);
        assertThat(watcher.ended).isEmpty();
    }

    @Test
    void countsAnEndWhereItIsTold() throws Exception {
        Watcher others = new Watcher();
        Platform other = replica(others);
        String operation = platform.provision("i1", DAY, "{}", true).operation();
        topics.finish("i1");
        other.await("i1", operation);

        assertThat(ends(others)).containsExactly(PROVISIONED);
        assertThat(watcher.ended).isEmpty();
        // Begun there and ended here, it is another one that ends; what is known here from before does not count.
        topics.delete("i1");
        topics.finish("i1");
        platform.provision("i1", DAY, "{}", true);
        assertThat(other.poll("i1", operation).state()).isEqualTo("in progress");
        topics.finish("i1");
        other.poll("i1", operation);
        assertThat(ends(others)).containsExactly(PROVISIONED, PROVISIONED);
    }

    private static List<String> ends(Watcher watcher) {
        return watcher.ended.stream().map(ExternalEndsTest::shown).toList();
    }

    private static String shown(CompletedOperation ended) {
        OsbOperation kind = ended.kind();
        State state = ended.state();
        return kind + " " + state;
    }

    private Platform replica(Watcher observer) {
        TestServer server = TestServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withCredentials(Platform.USER, Platform.PASSWORD)
                        .withObserver(observer),
                new TopicBrokerDispatcher(new TopicBroker(topics)));
        servers.add(server);
        return new Platform(server.uri());
    }
}

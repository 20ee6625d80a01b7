package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hundred clients at one id, where the backend decides who was first: the broker that the guide shows. */
class ExternalRaceTest {

    private static final Offer DAY =
            new Offer("aaaa4444-0000-4000-8000-000000000000", "aaaa4444-0000-4000-8000-000000000001");

    private final TopicServer topics = new TopicServer();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            new TopicBrokerDispatcher(new TopicBroker(topics)));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void letTheFirstOfDifferentProvisionsWin() throws Exception {
        List<Answer> answers = RaceTest.race(
                client -> platform.provision("i1", DAY, "{\"partitions\": " + (client % 50 + 1) + "}", true));

        assertThat(answers).extracting(Answer::status).containsOnly(202, 409);
        // Each is sent twice.
        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(2);
    }

    @Test
    void bindOnce() throws Exception {
        platform.provision("i1", DAY, "{}", true);
        topics.finish("i1");
        List<Answer> answers = RaceTest.race(client -> platform.bind("i1", "b1", DAY, "{}", false));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
        assertThat(platform.fetchBinding("i1", "b1").body())
                .isEqualTo(answers.get(0).body());
    }

    @Test
    void unbindOnce() throws Exception {
        platform.provision("i1", DAY, "{}", true);
        topics.finish("i1");
        platform.bind("i1", "b1", DAY, "{}", false);
        List<Answer> answers = RaceTest.race(client -> platform.unbind("i1", "b1", DAY, false));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 410);
    }

    @Test
    void tellAllWhoDeleteOfTheSameOperation() throws Exception {
        platform.provision("i1", DAY, "{}", true);
        List<Answer> answers = RaceTest.race(client -> platform.deprovision("i1", DAY, true));

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(Answer::operation)
                .containsOnly(answers.get(0).operation());
        topics.finish("i1");
        assertThat(platform.await("i1", answers.get(0).operation()).state()).isEqualTo("succeeded");
        assertThat(RaceTest.race(client -> platform.deprovision("i1", DAY, true)))
                .extracting(Answer::status)
                .containsOnly(410);
    }
}

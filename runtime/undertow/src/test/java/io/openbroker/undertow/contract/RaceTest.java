package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.Platform.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A hundred clients at one id. */
class RaceTest extends ContractTest {

    private static final int CLIENTS = 100;

    @Test
    void callsTheHandlerOnceForIdenticalRequests() throws Exception {
        List<Answer> answers = race(client -> platform.provision("i1", SYNC, "{\"size\": 1}", true));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).isSubsetOf(201, 200, 202);
        assertThat(backend.calls()).containsExactly("create i1");
    }

    @Test
    void callsTheHandlerOnceForDifferentRequests() throws Exception {
        List<Answer> answers = race(client -> platform.provision("i1", SYNC, "{\"size\": " + client + "}", false));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).isSubsetOf(201, 409);
        assertThat(backend.calls()).containsExactly("create i1");
    }

    @Test
    void tellsAllTheSameOperation() throws Exception {
        List<Answer> answers = race(client -> platform.provision("i1", ASYNC, "{\"gate\": \"g\"}", true));

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(Answer::operation)
                .containsOnly(answers.get(0).operation());
        backend.open("g");
        assertThat(platform.await("i1", answers.get(0).operation()).state()).isEqualTo("succeeded");
        assertThat(backend.calls()).containsExactly("create i1");
    }

    @Test
    void deletesOnce() throws Exception {
        platform.provision("i1", SYNC, "{}", false);
        List<Answer> answers = race(client -> platform.deprovision("i1", SYNC, false));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).isSubsetOf(200, 410, 422);
        assertThat(backend.calls()).containsExactly("create i1", "delete i1");
    }

    @Test
    void leavesNothingBehindWhenCreationAndDeletionRace() throws Exception {
        race(client -> client % 2 == 0
                ? platform.provision("i1", SYNC, "{}", false)
                : platform.deprovision("i1", SYNC, false));

        Answer end = platform.deprovision("i1", SYNC, false);
        assertThat(end.status()).isIn(200, 410);
        assertThat(backend.exists("i1")).isFalse();
    }

    /** What a hundred clients are answered that ask at once. */
    static List<Answer> race(IntFunction<Answer> request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Answer>> pending = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                pending.add(clients.submit(() -> {
                    start.await();
                    return request.apply(number);
                }));
            }
            start.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : pending) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }
}

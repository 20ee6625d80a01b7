package io.openbroker.jdbc.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random requests of one client, and of several at once. Of one client: some asynchronous, some that fail, of a few ids that they have in common; after each the broker has to
 * have answered as the {@link Model} does. What several are answered, {@link Clients} check. A failure names the seed, with which it is repeated.
 */
@Tag("slow")
abstract class ModelContract {

    private static final int STEPS = Integer.getInteger("openbroker.model.steps", 300);
    private static final long SEED = Long.getLong("openbroker.model.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("openbroker.model.rounds", 15);

    private final MapBroker broker = new MapBroker();
    private final Model model = new Model();
    private final Random random = new Random(SEED);

    /** Empty state. */
    abstract BrokerState state();

    @Test
    void answersAsTheModelDoes() throws Exception {
        try (BrokerServer server = start(state())) {
            MapClient client = new MapClient(server.uri());
            for (int step = 0; step < STEPS; step++) {
                step(client, "seed " + SEED + ", step " + step);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(client.send("GET", MapClient.path("i" + i), "").status())
                        .isEqualTo(model.fetch("i" + i));
            }
        }
        // Left-over creations of the model left no entry behind, since the broker rejects before it does anything.
        assertThat(broker.entries()).as("seed " + SEED).isEqualTo(model.existing());
    }

    @Test
    void answersSeveralClientsAsTheTableOfTheLifecycleAllows() throws Exception {
        BrokerState state = state();
        try (BrokerServer server = start(state)) {
            new Clients(new MapClient(server.uri()), state.store(), broker, SEED).run(ROUNDS);
        }
    }

    private BrokerServer start(BrokerState state) {
        ServerSettings settings =
                ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withoutAuthentication();
        return BrokerServer.start(settings, state, new MapBrokerDispatcher(broker));
    }

    private void step(MapClient client, String name) throws Exception {
        String instance = "i" + random.nextInt(3);
        String binding = instance + "-b" + random.nextInt(2);
        int size = random.nextInt(6);
        boolean async = random.nextBoolean();
        int action = random.nextInt(6);
        int expected;
        int answered;
        switch (action) {
            case 0 -> {
                expected = model.create(instance, "", size, async);
                answered = end(client, "PUT", instance, MapClient.creation(MapBroker.PLAN, size), async);
            }
            case 1 -> {
                expected = model.update(instance, size, async);
                answered = end(client, "PATCH", instance, MapClient.update(MapBroker.PLAN, size), async);
            }
            case 2 -> {
                expected = model.delete(instance);
                answered = end(client, "DELETE", instance, "", async);
            }
            case 3 -> {
                expected = model.create(binding, instance, size, async);
                answered = end(client, "PUT", binding, MapClient.creation(MapBroker.PLAN, size), async);
            }
            case 4 -> {
                expected = model.delete(binding);
                answered = end(client, "DELETE", binding, "", async);
            }
            default -> {
                expected = model.fetch(instance);
                answered = client.send("GET", MapClient.path(instance), "").status();
            }
        }
        assertThat(answered)
                .as(name + ": action " + action + " on " + binding + ", size " + size + ", async " + async)
                .isEqualTo(expected);
    }

    /** The status of a request once it has ended, as it would be if the platform had waited. */
    private static int end(MapClient client, String method, String id, String body, boolean async) throws Exception {
        String query = (method.equals("DELETE") ? "?" + MapClient.DELETION_IDS + "&" : "?")
                + (async ? "accepts_incomplete=true" : "");
        MapClient.Answer answer = client.send(method, MapClient.path(id) + query, body);
        if (answer.status() != Call.ACCEPTED) {
            return answer.status();
        }
        if (!client.succeeds(MapClient.path(id), answer.text("operation"))) {
            return 422;
        }
        return method.equals("PUT") ? 201 : 200;
    }
}

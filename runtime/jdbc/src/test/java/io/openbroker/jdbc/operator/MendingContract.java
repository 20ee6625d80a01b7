package io.openbroker.jdbc.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OperationStatus.State;
import io.openbroker.runtime.Activity;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.ChangeResult;
import io.openbroker.runtime.ListedInstance;
import io.openbroker.runtime.ListedOperation;
import io.openbroker.runtime.OperationLimits;
import io.openbroker.runtime.OperationSettings;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.list.OperationQuery;
import io.openbroker.runtime.spi.state.list.PageRequest;
import io.openbroker.runtime.spi.state.list.ResourceQuery;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a broker with one thread for the background rejects, and what operators do about what is stuck, on each state. */
abstract class MendingContract {

    private static final String IDS = "?service_id=" + StuckBroker.SERVICE + "&plan_id=" + StuckBroker.PLAN;
    private static final String CREATION = """
            {"service_id": "%s", "plan_id": "%s", "organization_guid": "o", "space_guid": "s"}""".formatted(StuckBroker.SERVICE, StuckBroker.PLAN);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StuckBroker broker = new StuckBroker();
    private Optional<Running> running = Optional.empty();

    private record Running(BrokerServer server, BrokerAdmin operator) {}

    abstract BrokerState state();

    @BeforeEach
    void start() {
        BrokerState state = state();
        ServerSettings settings = ServerSettings.DEFAULT
                .withHost("127.0.0.1")
                .withPort(0)
                .withOperations(OperationSettings.DEFAULT.withLimits(
                        OperationLimits.DEFAULT.withBackground(1).withQueued(1)))
                .withoutAuthentication();
        BrokerServer server = BrokerServer.start(settings, state, new StuckBrokerDispatcher(broker));
        running = Optional.of(new Running(server, new BrokerAdmin(state)));
    }

    @AfterEach
    void stop() {
        broker.open();
        running.ifPresent(started -> started.server().close());
    }

    @Test
    void triesAnewWhatRests() throws Exception {
        String id = begin("later-1");
        await(() -> activity(id) == Activity.RESTING);
        ListedOperation stuck = operation(id);
        assertThat(stuck.description()).contains("The backend is away");
        assertThat(stuck.attempts()).isEqualTo(1);
        assertThat(stuck.planId()).contains(StuckBroker.PLAN);
        assertThat(operator()
                        .operations(OperationQuery.ALL, PageRequest.first(9))
                        .rows())
                .containsExactly(stuck);

        broker.repair();
        assertThat(operator().retry(id)).isInstanceOf(ChangeResult.Recorded.class);
        await(() -> polled("later-1").equals("succeeded"));
        assertThat(broker.calls()).containsExactly("create later-1", "create later-1");
        assertThat(operation(id).state()).isEqualTo(State.SUCCEEDED);
        assertThat(operator().retry(id)).isInstanceOf(ChangeResult.Rejected.class);
        assertThat(operator().fail(id, "Too late")).isInstanceOf(ChangeResult.Rejected.class);
    }

    @Test
    void asksAgainHowWorkElsewhereStands() throws Exception {
        create("now-1");
        String id = delete("now-1");
        await(() -> broker.calls().contains("ask for theirs")
                && operation(id).description().equals(Optional.of("Still working")));
        assertThat(activity(id)).isEqualTo(Activity.DELEGATED);

        broker.repair();
        // It may still be about to be put back.
        await(() -> {
            var unused = operator().retry(id);
            return polled("now-1").equals("succeeded");
        });
        assertThat(operator().instances(ResourceQuery.ALL, PageRequest.first(9)).rows())
                .isEmpty();
    }

    @Test
    void hasWhatRestsFail() throws Exception {
        String id = begin("later-2");
        await(() -> activity(id) == Activity.RESTING);

        assertThat(operator().fail(id, "The data centre has burnt down")).isInstanceOf(ChangeResult.Recorded.class);
        await(() -> polled("later-2").equals("failed"));
        assertThat(operation(id).description()).contains("The data centre has burnt down");
        assertThat(operation(id).failing()).contains("The data centre has burnt down");
        assertThat(broker.calls()).containsExactly("create later-2");
        // Nothing holds it any more.
        broker.repair();
        String deletion = delete("later-2");
        var unused = operator().retry(deletion);
        await(() -> polled("later-2").equals("succeeded"));
    }

    @Test
    void stopsAHandlerThatHangsBeforeItsOperationFails() throws Exception {
        String id = begin("hang-1");
        await(() -> broker.calls().contains("create hang-1"));
        assertThat(operator().retry(id))
                .isInstanceOfSatisfying(
                        ChangeResult.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("If it hangs, fail it"));

        assertThat(operator().fail(id, "It hangs")).isInstanceOf(ChangeResult.Recorded.class);
        await(() -> polled("hang-1").equals("failed"));
        assertThat(broker.calls()).containsExactly("create hang-1", "end of create hang-1");
        assertThat(operation(id).description()).contains("It hangs");
    }

    @Test
    void changesNothingWhenItRejectsMoreThanItTakesOn() throws Exception {
        List<String> taken = new ArrayList<>(List.of("hang-2"));
        begin("hang-2");
        await(() -> broker.calls().contains("create hang-2"));
        String rejected = "";
        for (int i = 0; rejected.isEmpty(); i++) {
            assertThat(i).isLessThan(10);
            String instance = "now-" + i;
            JsonNode answer = send("PUT", instance, "?accepts_incomplete=true", CREATION);
            if (answer.has("operation")) {
                taken.add(instance);
            } else {
                assertThat(answer.path("error").asString()).isEqualTo("Overloaded");
                rejected = instance;
            }
        }
        assertThat(operator()
                        .instances(ResourceQuery.ALL, PageRequest.first(99))
                        .rows())
                .map(ListedInstance::instanceId)
                .containsExactlyInAnyOrderElementsOf(taken);
        assertThat(operator()
                        .operations(OperationQuery.ALL, PageRequest.first(99))
                        .rows())
                .hasSameSizeAs(taken);

        broker.open();
        for (String instance : taken) {
            await(() -> polled(instance).equals("succeeded"));
        }
        assertThat(broker.calls()).doesNotContain("create " + rejected);
        begin(rejected);
        String later = rejected;
        await(() -> polled(later).equals("succeeded"));
    }

    @Test
    void knowsNothingOfOtherOperations() {
        assertThat(operator().retry("nonsense")).isInstanceOf(ChangeResult.Unknown.class);
        assertThat(operator().fail("nonsense", "text")).isInstanceOf(ChangeResult.Unknown.class);
        assertThat(operator().operation("nonsense")).isEmpty();
    }

    private BrokerAdmin operator() {
        return running.orElseThrow().operator();
    }

    private ListedOperation operation(String id) {
        return operator().operation(id).orElseThrow();
    }

    private Activity activity(String id) {
        return operation(id).activity();
    }

    private void create(String instance) throws IOException, InterruptedException {
        assertThat(send("PUT", instance, "", CREATION).path("operation").isMissingNode())
                .isTrue();
    }

    private String begin(String instance) throws IOException, InterruptedException {
        return send("PUT", instance, "?accepts_incomplete=true", CREATION)
                .path("operation")
                .asString();
    }

    private String delete(String instance) throws IOException, InterruptedException {
        return send("DELETE", instance, IDS + "&accepts_incomplete=true", "")
                .path("operation")
                .asString();
    }

    private String polled(String instance) throws IOException, InterruptedException {
        return send("GET", instance + "/last_operation", "", "").path("state").asString();
    }

    private JsonNode send(String method, String path, String query, String body)
            throws IOException, InterruptedException {
        URI uri = URI.create(running.orElseThrow().server().uri() + "/v2/service_instances/" + path + query);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return JsonMapper.shared()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private interface Condition {

        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        for (int i = 0; i < 1_200; i++) {
            if (condition.holds()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Waited in vain");
    }
}

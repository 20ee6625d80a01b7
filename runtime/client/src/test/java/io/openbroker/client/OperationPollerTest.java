package io.openbroker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.Header;
import io.openbroker.client.http.NoResponse;
import io.openbroker.client.operation.OperationEnd;
import io.openbroker.client.operation.OperationPoller;
import io.openbroker.client.operation.PollProgress;
import io.openbroker.client.operation.PollSettings;
import io.openbroker.model.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationPollerTest {

    private static final ExchangeOutcome IN_PROGRESS =
            ScriptedTransport.json(200, "{\"state\":\"in progress\",\"description\":\"half\"}");
    private static final ExchangeOutcome SUCCEEDED = ScriptedTransport.json(200, "{\"state\":\"succeeded\"}");
    private static final ExchangeOutcome FAILED =
            ScriptedTransport.json(200, "{\"state\":\"failed\",\"description\":\"no disk\",\"instance_usable\":true}");
    private static final OsbRequest PROVISION =
            OsbRequest.Provision.of("i", "s", "p", Context.of(Map.of("platform", "mine")));
    private static final OsbRequest UNBIND = new OsbRequest.Unbind("i", "b", "s", "p");
    private static final StartedOperation STARTED =
            new StartedOperation(Optional.of("op 1"), Optional.empty(), Optional.empty());

    private final TurnedTime time = new TurnedTime();
    private final PollSettings settings = PollSettings.DEFAULT.withTime(time).forAtMost(Duration.ofMinutes(1));

    @Test
    void pollsMoreAndMoreRarely() {
        ScriptedTransport broker = ScriptedTransport.of(IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, SUCCEEDED);
        List<PollProgress> progress = new ArrayList<>();

        OperationEnd end = await(broker, settings.reportingTo(progress::add), PROVISION, STARTED);

        assertThat(end.isSuccess()).isTrue();
        assertThat(end.lastPoll()).isPresent();
        assertThat(time.waits())
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofMillis(1_500),
                        Duration.ofMillis(2_250),
                        Duration.ofMillis(3_375));
        assertThat(progress)
                .hasSize(3)
                .startsWith(new PollProgress(1, Duration.ofSeconds(1), Optional.of("half"), true));
        assertThat(broker.sent())
                .containsOnly("GET /v2/service_instances/i/last_operation?service_id=s&plan_id=p&operation=op%201");
    }

    @Test
    void waitsAsLongAsTheBrokerAsksFor() {
        ExchangeOutcome later =
                ScriptedTransport.json(200, "{\"state\":\"in progress\"}", new Header("Retry-After", "20"));
        ExchangeOutcome overloaded = ScriptedTransport.json(503, "{}", new Header("Retry-After", "5"));

        await(
                ScriptedTransport.of(later, overloaded, SUCCEEDED),
                settings.every(Duration.ofSeconds(1)),
                PROVISION,
                new StartedOperation(Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(9))));

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(9), Duration.ofSeconds(20), Duration.ofSeconds(5));
    }

    @Test
    void waitsThoughTheBrokerAsksForNone() {
        ExchangeOutcome atOnce =
                ScriptedTransport.json(200, "{\"state\":\"in progress\"}", new Header("Retry-After", "0"));

        await(ScriptedTransport.of(atOnce, SUCCEEDED), settings.every(Duration.ofSeconds(30)), PROVISION, STARTED);

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    @Test
    void tellsThatTheOperationHasFailed() {
        OperationEnd end = await(ScriptedTransport.of(FAILED), settings, PROVISION, STARTED);

        assertThat(end).isInstanceOfSatisfying(OperationEnd.Failed.class, failed -> {
            assertThat(failed.status().description()).contains("no disk");
            assertThat(failed.status().instanceUsable()).contains(true);
        });
    }

    @Test
    void toleratesInvalidResponsesUntilTheTimeIsOver() {
        ExchangeOutcome[] odd = {
            ScriptedTransport.json(500, "<html>"),
            ScriptedTransport.none(NoResponse.Reason.TIMEOUT),
            ScriptedTransport.json(200, "{\"state\":\"odd\"}"),
            ScriptedTransport.json(404, "{}"),
            SUCCEEDED
        };

        assertThat(await(ScriptedTransport.of(odd), settings, PROVISION, STARTED)
                        .isSuccess())
                .isTrue();
        assertThat(await(ScriptedTransport.of(ScriptedTransport.json(500, "{}")), settings, PROVISION, STARTED))
                .isInstanceOf(OperationEnd.TimedOut.class);
    }

    @Test
    void givesUpAfterTheMaximumDuration() {
        OperationEnd end = await(
                ScriptedTransport.of(IN_PROGRESS),
                settings.every(Duration.ofSeconds(7)).forAtMost(Duration.ofSeconds(20)),
                PROVISION,
                STARTED);

        assertThat(end).isInstanceOf(OperationEnd.TimedOut.class);
        // The last wait is cut, so that the end of the time is not missed.
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(6));
    }

    @Test
    void takesTheMaximumDurationOfAPlan() {
        Catalog.Plan plan = new Catalog.Plan(
                "p",
                "n",
                "d",
                true,
                true,
                false,
                false,
                Map.of(),
                new Catalog.Schemas(Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of(Duration.ofSeconds(3)),
                Optional.empty());

        assertThat(settings.forPlan(plan).maximumDuration()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void takesGoneForTheSuccessOfADeletionOnly() {
        ScriptedTransport gone = ScriptedTransport.of(ScriptedTransport.json(410, "{}"));

        assertThat(await(gone, settings, UNBIND, STARTED).isSuccess()).isTrue();
        assertThat(gone.last())
                .hasToString("GET /v2/service_instances/i/service_bindings/b/last_operation"
                        + "?service_id=s&plan_id=p&operation=op%201");
        assertThat(await(gone, settings, PROVISION, STARTED)).isInstanceOf(OperationEnd.Vanished.class);
    }

    @Test
    void stopsWhenItIsTold() {
        ScriptedTransport broker = ScriptedTransport.of(IN_PROGRESS);

        assertThat(await(broker, settings.until(() -> broker.sent().size() == 2), PROVISION, STARTED))
                .isInstanceOf(OperationEnd.Cancelled.class);
        assertThat(broker.sent()).hasSize(2);
        Thread.currentThread().interrupt();
        assertThat(await(broker, settings, PROVISION, STARTED)).isInstanceOf(OperationEnd.Cancelled.class);
        assertThat(broker.sent()).hasSize(2);
    }

    @Test
    void staysInterruptedWhenItStops() {
        Thread.currentThread().interrupt();

        ClientTimeThatIsInterrupted interrupted = new ClientTimeThatIsInterrupted();
        await(ScriptedTransport.of(IN_PROGRESS), settings.withTime(interrupted), PROVISION, STARTED);

        assertThat(Thread.interrupted()).isTrue();
    }

    /** As a thread that waits: the wait clears the flag. */
    private static final class ClientTimeThatIsInterrupted implements io.openbroker.client.http.ClientTime {

        @Override
        public java.time.Instant now() {
            return java.time.Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            assertThat(Thread.interrupted()).isTrue();
            throw new InterruptedException();
        }
    }

    @Test
    void rejectsWhatCannotBePolled() {
        assertThatThrownBy(() ->
                        await(ScriptedTransport.of(IN_PROGRESS), settings, OsbRequest.FetchInstance.of("i"), STARTED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FETCH_INSTANCE");
        assertThatThrownBy(() -> settings.every(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PollSettings(
                        Duration.ofSeconds(1),
                        0.5,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        () -> false,
                        progress -> {},
                        time))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    private static OperationEnd await(
            ScriptedTransport broker, PollSettings settings, OsbRequest request, StartedOperation operation) {
        return new OperationPoller(broker.client(), settings).await(request, operation);
    }
}

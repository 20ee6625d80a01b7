package io.openbroker.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.Header;
import io.openbroker.client.http.NoResponse;
import io.openbroker.client.operation.OperationEnd;
import io.openbroker.client.operation.OrphanMitigation;
import io.openbroker.client.operation.PollSettings;
import io.openbroker.model.Context;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the specification, row by row, and the deletions that follow. */
class OrphanMitigationTest {

    private static final OsbRequest.Provision PROVISION =
            OsbRequest.Provision.of("i", "s", "p", Context.of(Map.of("platform", "mine")));
    private static final OsbRequest.Update UPDATE = OsbRequest.Update.of("i", "s");
    private static final OsbRequest.Deprovision DEPROVISION = new OsbRequest.Deprovision("i", "s", "p");
    private static final OsbRequest.Bind BIND = OsbRequest.Bind.of("i", "b", "s", "p");
    private static final OsbRequest.Unbind UNBIND = new OsbRequest.Unbind("i", "b", "s", "p");

    private final TurnedTime time = new TurnedTime();
    private final PollSettings settings = PollSettings.DEFAULT.withTime(time).forAtMost(Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({
        "200, {},  false, false, false, false, false",
        "200, x,   false, false, false, false, false",
        "201, {},  false, false, false, false, false",
        "201, x,   true,  false, false, true,  false",
        "202, {},  false, false, false, false, false",
        "202, x,   false, false, false, false, false",
        "203, {},  true,  false, true,  true,  true",
        "299, {},  true,  false, true,  true,  true",
        "302, {},  false, false, false, false, false",
        "400, {},  false, false, false, false, false",
        "408, {},  false, false, false, false, false",
        "410, {},  false, false, false, false, false",
        "422, {},  false, false, false, false, false",
        "500, {},  true,  false, true,  true,  true",
        "503, x,   true,  false, true,  true,  true",
    })
    void followsTheTable(
            int status,
            String body,
            boolean provision,
            boolean update,
            boolean deprovision,
            boolean bind,
            boolean unbind) {
        ExchangeOutcome outcome = ScriptedTransport.json(status, body);

        assertNeeded(outcome, provision, update, deprovision, bind, unbind);
    }

    @Test
    void followsTheTableForTimeouts() {
        assertNeeded(ScriptedTransport.none(NoResponse.Reason.TIMEOUT), true, false, false, true, false);
        assertNeeded(ScriptedTransport.none(NoResponse.Reason.CLOSED), true, false, false, true, false);
        // The broker has received nothing.
        assertNeeded(ScriptedTransport.none(NoResponse.Reason.REFUSED), false, false, false, false, false);
    }

    @Test
    void followsTheTableForPolls() {
        OperationEnd failed = new OperationEnd.Failed(OperationStatus.failed("no"), Optional.empty());
        OperationEnd late = new OperationEnd.TimedOut(Duration.ofDays(7), Optional.empty());

        for (OperationEnd end : new OperationEnd[] {failed, late}) {
            assertThat(OrphanMitigation.isNeeded(OsbOperation.PROVISION, end)).isTrue();
            assertThat(OrphanMitigation.isNeeded(OsbOperation.DEPROVISION, end)).isTrue();
            assertThat(OrphanMitigation.isNeeded(OsbOperation.BIND, end)).isTrue();
            assertThat(OrphanMitigation.isNeeded(OsbOperation.UNBIND, end)).isTrue();
            assertThat(OrphanMitigation.isNeeded(OsbOperation.UPDATE, end)).isFalse();
        }
        assertThat(OrphanMitigation.isNeeded(OsbOperation.PROVISION, new OperationEnd.Succeeded(Optional.empty())))
                .isFalse();
        assertThat(OrphanMitigation.isNeeded(OsbOperation.PROVISION, new OperationEnd.Cancelled(Optional.empty())))
                .isFalse();
    }

    private void assertNeeded(
            ExchangeOutcome outcome,
            boolean provision,
            boolean update,
            boolean deprovision,
            boolean bind,
            boolean unbind) {
        BrokerClient client = ScriptedTransport.of(outcome).client();
        assertThat(OrphanMitigation.isNeeded(OsbOperation.PROVISION, client.provision(PROVISION)))
                .isEqualTo(provision);
        assertThat(OrphanMitigation.isNeeded(OsbOperation.UPDATE, client.update(UPDATE)))
                .isEqualTo(update);
        assertThat(OrphanMitigation.isNeeded(OsbOperation.DEPROVISION, client.deprovision(DEPROVISION)))
                .isEqualTo(deprovision);
        assertThat(OrphanMitigation.isNeeded(OsbOperation.BIND, client.bind(BIND)))
                .isEqualTo(bind);
        assertThat(OrphanMitigation.isNeeded(OsbOperation.UNBIND, client.unbind(UNBIND)))
                .isEqualTo(unbind);
    }

    @Test
    void deletesUntilTheBrokerConfirmsIt() {
        ScriptedTransport broker = ScriptedTransport.of(
                ScriptedTransport.json(500, "{}"),
                ScriptedTransport.none(NoResponse.Reason.REFUSED),
                ScriptedTransport.json(503, "{}"),
                ScriptedTransport.json(410, "{}"));

        assertThat(mitigation(broker).after(PROVISION, broker.client().provision(PROVISION)))
                .isInstanceOf(OrphanMitigation.Outcome.Mitigated.class);
        assertThat(broker.sent().subList(1, 4))
                .containsOnly("DELETE /v2/service_instances/i?service_id=s&plan_id=p&accepts_incomplete=true");
        assertThat(time.waits()).hasSize(2);
    }

    @Test
    void waitsForAnAsynchronousDeletion() {
        ScriptedTransport broker = ScriptedTransport.of(
                ScriptedTransport.json(500, "{}"),
                ScriptedTransport.json(202, "{\"operation\":\"del\"}"),
                ScriptedTransport.json(200, "{\"state\":\"failed\"}"),
                ScriptedTransport.json(202, "{\"operation\":\"again\"}"),
                ScriptedTransport.json(410, "{}"));

        assertThat(mitigation(broker).after(BIND, broker.client().bind(BIND)))
                .isInstanceOf(OrphanMitigation.Outcome.Mitigated.class);
        assertThat(broker.sent()).last().asString().contains("/service_bindings/b/last_operation?", "operation=again");
    }

    @Test
    void deletesInTheBackgroundThoughTheClientDoesNotPoll() {
        ScriptedTransport broker =
                ScriptedTransport.of(ScriptedTransport.json(500, "{}"), ScriptedTransport.json(200, "{}"));
        BrokerClient synchronous = broker.client().synchronous();

        assertThat(new OrphanMitigation(synchronous, settings).after(BIND, synchronous.bind(BIND)))
                .isInstanceOf(OrphanMitigation.Outcome.Mitigated.class);
        assertThat(broker.sent()).last().asString().endsWith("accepts_incomplete=true");
    }

    @Test
    void waitsAsLongAsTheBrokerAsksForBeforeItDeletesAgain() {
        ScriptedTransport broker = ScriptedTransport.of(
                ScriptedTransport.json(500, "{}"),
                ScriptedTransport.json(503, "{}", new Header("Retry-After", "20")),
                ScriptedTransport.json(200, ""));

        assertThat(mitigation(broker).after(PROVISION, broker.client().provision(PROVISION)))
                .isInstanceOf(OrphanMitigation.Outcome.Mitigated.class);
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void triesNoLongerThanItsTimeThoughADeletionGoesOn() {
        ScriptedTransport broker = ScriptedTransport.of(
                ScriptedTransport.json(500, "{}"),
                ScriptedTransport.json(503, "{}", new Header("Retry-After", "20")),
                ScriptedTransport.json(202, "{}"),
                ScriptedTransport.json(200, "{\"state\":\"in progress\"}"));

        assertThat(mitigation(broker).after(PROVISION, broker.client().provision(PROVISION)))
                .isInstanceOf(OrphanMitigation.Outcome.Left.class);
        assertThat(time.waits().stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(settings.maximumDuration());
    }

    @Test
    void tellsWhatMayBeLeft() {
        ScriptedTransport broker = ScriptedTransport.of(ScriptedTransport.json(500, "{}"));

        assertThat(mitigation(broker).after(PROVISION, broker.client().provision(PROVISION)))
                .isInstanceOfSatisfying(
                        OrphanMitigation.Outcome.Left.class,
                        left -> assertThat(left.last()).isPresent());
    }

    @Test
    void deletesNothingThatWasCreated() {
        ScriptedTransport broker = ScriptedTransport.of(ScriptedTransport.json(201, "{}"));

        assertThat(mitigation(broker).after(PROVISION, broker.client().provision(PROVISION)))
                .isInstanceOf(OrphanMitigation.Outcome.NotNeeded.class);
        assertThat(broker.sent()).hasSize(1);
    }

    private OrphanMitigation mitigation(ScriptedTransport broker) {
        return new OrphanMitigation(broker.client(), settings);
    }
}

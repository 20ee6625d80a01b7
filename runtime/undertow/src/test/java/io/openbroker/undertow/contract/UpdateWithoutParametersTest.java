package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.contract.ResizeBroker.Change;
import io.openbroker.undertow.support.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that leave the parameters as they are, of a broker whose update schema has a required one. */
class UpdateWithoutParametersTest {

    private static final Offer CHEAP = new Offer(ResizeBroker.SERVICE, ResizeBroker.CHEAP_ID);
    private static final Offer LEDGER = new Offer(ResizeLedger.SERVICE, ResizeLedger.CHEAP_ID);

    private final ResizeBroker broker = new ResizeBroker();
    private final ResizeLedger ledger = new ResizeLedger();
    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            ContractState.open(),
            new ResizeBrokerDispatcher(broker),
            new ResizeLedgerDispatcher(ledger));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"plan_id\": \"" + ResizeBroker.FAST_ID + "\"",
                "\"plan_id\": \"" + ResizeBroker.CHEAP_ID + "\", \"context\": {\"platform\": \"cloudfoundry\","
                        + " \"organization_guid\": \"org\", \"space_guid\": \"space\", \"instance_name\": \"new\"}",
                "\"plan_id\": \"" + ResizeBroker.FAST_ID + "\", \"parameters\": null"
            })
    void giveTheHandlerWhatIsRecorded(String fields) throws InterruptedException {
        platform.provision("i", CHEAP, "{\"region\": \"eu\", \"size\": 3, \"label\": \"x\"}", false);

        assertUpdated(update("i", fields, false));
        assertThat(broker.seen).singleElement().satisfies(seen -> {
            assertThat(seen.change()).isEqualTo(new Change(3, Optional.of("x"), Optional.empty()));
            assertThat(seen.request().parameters()).isEmpty();
        });
        assertThat(platform.fetch("i").body().path("parameters").toString())
                .isEqualTo("{\"region\":\"eu\",\"size\":3,\"label\":\"x\"}");
    }

    @Test
    void giveTheHandlerWhatIsRecordedInTheBackgroundToo() throws InterruptedException {
        platform.provision("i", CHEAP, "{\"region\": \"eu\", \"size\": 3}", false);

        Answer accepted = update("i", "\"plan_id\": \"" + ResizeBroker.FAST_ID + "\"", true);
        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(202);
        assertThat(platform.await("i", accepted.operation()).state()).isEqualTo("succeeded");
        assertThat(broker.seen)
                .singleElement()
                .satisfies(
                        seen -> assertThat(seen.change()).isEqualTo(new Change(3, Optional.empty(), Optional.empty())));
    }

    @Test
    void areNotHeldToConstraintsEither() {
        platform.provision("i", CHEAP, "{\"region\": \"eu\", \"size\": 500}", false);

        assertUpdated(update("i", "\"plan_id\": \"" + ResizeBroker.FAST_ID + "\"", false));
        assertThat(broker.seen)
                .singleElement()
                .satisfies(seen -> assertThat(seen.change().size()).isEqualTo(500));
    }

    @Test
    void needWhatIsNotRecordedAnywhere() {
        platform.provision("i", CHEAP, "{\"region\": \"eu\"}", false);

        Answer rejected = update("i", "\"plan_id\": \"" + ResizeBroker.FAST_ID + "\"", false);
        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.error()).isEqualTo("UpdateNotSupported");
        assertThat(rejected.text("description")).contains("parameters/size", "Send parameters");
        assertThat(broker.seen).isEmpty();
        assertUpdated(
                update("i", "\"plan_id\": \"" + ResizeBroker.FAST_ID + "\", \"parameters\": {\"size\": 1}", false));
    }

    @Test
    void areHeldToTheSchemaWithTheMember() {
        platform.provision("i", CHEAP, "{\"region\": \"eu\", \"size\": 3}", false);

        Answer rejected = update("i", "\"parameters\": {}", false);
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.text("description")).isEqualTo("parameters/size is missing");
    }

    @Test
    void giveTheHandlerWhatItsBrokerFetches() {
        platform.provision("l", LEDGER, "{\"region\": \"eu\", \"size\": 3}", false);
        platform.provision("m", LEDGER, "{\"region\": \"eu\"}", false);

        assertUpdated(updateLedger("l"));
        assertThat(ledger.calls).containsExactly("update to " + ResizeLedger.FAST_ID + " of 3");
        Answer rejected = updateLedger("m");
        assertThat(rejected.status()).isEqualTo(422);
        assertThat(rejected.text("description")).contains("parameters/size");
        assertThat(updateLedger("none").status()).isEqualTo(404);
        assertThat(ledger.calls).hasSize(1);
    }

    private Answer updateLedger(String id) {
        return platform.update(
                id,
                "{\"service_id\": \"%s\", \"plan_id\": \"%s\"}".formatted(ResizeLedger.SERVICE, ResizeLedger.FAST_ID),
                false);
    }

    private Answer update(String id, String fields, boolean async) {
        return platform.update(id, "{\"service_id\": \"" + ResizeBroker.SERVICE + "\", " + fields + "}", async);
    }

    private static void assertUpdated(Answer answer) {
        assertThat(answer).as(answer.body().toString()).returns(200, Answer::status);
    }
}

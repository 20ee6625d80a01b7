package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.DELEGATING;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.ServiceBinding;
import io.openbroker.undertow.contract.Platform.Answer;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class DelegatedOperationTest extends ContractTest {

    @Test
    void asksThePollingHandlerUntilItTellsTheEnd() throws InterruptedException {
        Answer provision = platform.provision("i1", DELEGATING, "{}", true);
        assertThat(provision.status()).isEqualTo(202);
        assertThat(provision.text("dashboard_url")).isEqualTo("https://elsewhere.example/i1");

        Answer again = platform.provision("i1", DELEGATING, "{}", true);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(provision.body());

        Answer going = platform.awaitDescription("i1", provision.operation());
        assertThat(going.state()).isEqualTo("in progress");
        assertThat(going.text("description")).isEqualTo("Working on create-i1");
        assertThat(going.headers()).containsEntry("retry-after", "2");
        delegating.answer("create-i1", OperationStatus.succeeded());
        assertThat(platform.await("i1", provision.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.await("i1", provision.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.fetch("i1").text("dashboard_url")).isEqualTo("https://fetched.example/i1");

        String bind = platform.bind("i1", "b1", DELEGATING, "{}", true).operation();
        assertThat(platform.fetchBinding("i1", "b1").status()).isEqualTo(404);
        delegating.answer("create-b1", OperationStatus.succeeded());
        assertThat(platform.awaitBinding("i1", "b1", bind).state()).isEqualTo("succeeded");
        assertThat(platform.fetchBinding("i1", "b1")
                        .body()
                        .path("credentials")
                        .path("token")
                        .asString())
                .isEqualTo("t-create-b1");

        String unbind = platform.unbind("i1", "b1", DELEGATING, true).operation();
        delegating.answer("delete-b1", OperationStatus.succeeded());
        assertThat(platform.awaitBinding("i1", "b1", unbind).state()).isEqualTo("succeeded");
        assertThat(platform.unbind("i1", "b1", DELEGATING, true).status()).isEqualTo(410);

        String deprovision = platform.deprovision("i1", DELEGATING, true).operation();
        assertThat(platform.deprovision("i1", DELEGATING, true).body().toString())
                .isEqualTo("{\"operation\":\"" + deprovision + "\"}");
        delegating.answer("delete-i1", OperationStatus.succeeded());
        assertThat(platform.await("i1", deprovision).state()).isEqualTo("succeeded");
        assertThat(platform.deprovision("i1", DELEGATING, true).status()).isEqualTo(410);
    }

    @Test
    void asksAgainThoughAHandlerWouldHaveItWaitForEver() throws InterruptedException {
        delegating.answer(
                "create-i1", OperationStatus.inProgress("Far away").retryAfter(ChronoUnit.FOREVER.getDuration()));
        String provision = platform.provision("i1", DELEGATING, "{}", true).operation();

        Answer going = platform.awaitDescription("i1", provision);
        assertThat(going.text("description")).isEqualTo("Far away");
        assertThat(going.headers()).containsEntry("retry-after", "86400");

        String deprovision = platform.deprovision("i1", DELEGATING, true).operation();
        delegating.answer("delete-i1", OperationStatus.succeeded());
        assertThat(platform.await("i1", deprovision).state()).isEqualTo("succeeded");
    }

    @Test
    void rotatesNothingThatIsStillBeingBound() throws InterruptedException {
        String provision = platform.provision("i1", DELEGATING, "{}", true).operation();
        delegating.answer("create-i1", OperationStatus.succeeded());
        platform.await("i1", provision);
        String bind = platform.bind("i1", "b1", DELEGATING, "{}", true).operation();

        String path = "/v2/service_instances/i1/service_bindings/b2?accepts_incomplete=true";
        Answer busy = platform.send("PUT", path, "{\"predecessor_binding_id\": \"b1\"}");
        assertThat(busy.status()).isEqualTo(422);
        assertThat(busy.error()).isEqualTo("ConcurrencyError");
        assertThat(busy.text("description"))
                .isEqualTo("The Service Broker does not support concurrent requests that mutate the same resource.");

        delegating.answer("create-b1", OperationStatus.succeeded());
        platform.awaitBinding("i1", "b1", bind);
        assertThat(platform.send("PUT", path, "{\"predecessor_binding_id\": \"b1\"}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void keepsAServiceInstanceWhoseDeletionFailed() throws InterruptedException {
        String provision = platform.provision("i1", DELEGATING, "{}", true).operation();
        delegating.answer("create-i1", OperationStatus.succeeded());
        platform.await("i1", provision);

        String deprovision = platform.deprovision("i1", DELEGATING, true).operation();
        delegating.answer("delete-i1", OperationStatus.failed("Still in use").instanceUsable(true));
        Answer failed = platform.await("i1", deprovision);
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.body().path("instance_usable").asBoolean(false)).isTrue();
        assertThat(platform.fetch("i1").status()).isEqualTo(200);
    }

    @Test
    void deletesWhatIsBeingCreatedElsewhere() throws InterruptedException {
        String provision = platform.provision("i1", DELEGATING, "{}", true).operation();

        String deprovision = platform.deprovision("i1", DELEGATING, true).operation();
        assertThat(platform.await("i1", provision).state()).isEqualTo("failed");
        delegating.answer("delete-i1", OperationStatus.succeeded());
        assertThat(platform.await("i1", deprovision).state()).isEqualTo("succeeded");
        assertThat(platform.deprovision("i1", DELEGATING, true).status()).isEqualTo(410);
    }

    @Test
    void demandsThatThePlatformPolls() {
        assertThat(platform.provision("i1", DELEGATING, "{}", false).error()).isEqualTo("AsyncRequired");
        assertThat(backend.calls()).isEmpty();
    }

    @Test
    void saysWhichAnnotationIsMissing() throws InterruptedException {
        String provision = platform.provision("i1", DELEGATING, "{}", true).operation();
        delegating.answer("create-i1", OperationStatus.succeeded());
        platform.await("i1", provision);

        String body = "{\"service_id\": \"" + DelegatingBroker.SERVICE + "\", \"parameters\": {}}";
        Answer update = platform.update("i1", body, true);
        assertThat(update.status()).isEqualTo(501);
        assertThat(update.text("description")).contains("@Update");
    }

    @Test
    void failsWhereNoPlatformCouldUseWhatThePollingHandlerGives() throws InterruptedException {
        delegating.answer("create-i1", OperationStatus.succeeded());
        platform.await("i1", platform.provision("i1", DELEGATING, "{}", true).operation());
        delegating.answer("create-b1", OperationStatus.succeeded(ServiceBinding.of("no object")));
        delegating.answer(
                "create-b2", OperationStatus.succeeded(ServiceBinding.EMPTY.withSyslogDrain("syslog://undeclared")));

        for (String binding : new String[] {"b1", "b2"}) {
            String bind = platform.bind("i1", binding, DELEGATING, "{}", true).operation();
            Answer end = platform.awaitBinding("i1", binding, bind);
            assertThat(end.state()).isEqualTo("failed");
            assertThat(end.text("description")).contains("request identity");
            assertThat(platform.fetchBinding("i1", binding).status()).isEqualTo(404);
        }
    }
}

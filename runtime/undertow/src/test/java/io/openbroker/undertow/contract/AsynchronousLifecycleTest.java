package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.Platform.Answer;
import org.junit.jupiter.api.Test;

class AsynchronousLifecycleTest extends ContractTest {

    @Test
    void walksFromProvisionToTheEnd() throws InterruptedException {
        Answer provision = platform.provision("i1", ASYNC, "{\"gate\": \"g\", \"report\": \"Half way\"}", true);
        assertThat(provision.status()).isEqualTo(202);
        assertThat(provision.operation()).isNotEmpty();
        backend.awaitArrival("g");

        Answer poll = platform.poll("i1", provision.operation());
        assertThat(poll.status()).isEqualTo(200);
        assertThat(poll.state()).isEqualTo("in progress");
        assertThat(poll.text("description")).isEqualTo("Half way");
        assertThat(poll.headers()).containsKey("retry-after");
        assertThat(platform.fetch("i1").status()).isEqualTo(404);
        backend.open("g");
        assertThat(platform.await("i1", provision.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.fetch("i1").status()).isEqualTo(200);

        Answer bind = platform.bind("i1", "b1", ASYNC, "{\"gate\": \"h\"}", true);
        assertThat(bind.status()).isEqualTo(202);
        assertThat(bind.body().has("credentials")).isFalse();
        backend.awaitArrival("h");
        assertThat(platform.fetchBinding("i1", "b1").status()).isEqualTo(404);
        backend.open("h");
        assertThat(platform.awaitBinding("i1", "b1", bind.operation()).state()).isEqualTo("succeeded");
        Answer binding = platform.fetchBinding("i1", "b1");
        assertThat(binding.status()).isEqualTo(200);
        assertThat(binding.body().path("credentials").path("token").asString())
                .isEqualTo(AsyncBroker.BOUND_TOKEN + "b1");

        Answer unbind = platform.unbind("i1", "b1", ASYNC, true);
        assertThat(unbind.status()).isEqualTo(202);
        assertThat(platform.awaitBinding("i1", "b1", unbind.operation()).state())
                .isEqualTo("succeeded");
        assertThat(platform.unbind("i1", "b1", ASYNC, true).status()).isEqualTo(410);

        Answer deprovision = platform.deprovision("i1", ASYNC, true);
        assertThat(deprovision.status()).isEqualTo(202);
        assertThat(platform.await("i1", deprovision.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.poll("i1", "").state()).isEqualTo("succeeded");
        assertThat(platform.poll("i1", "unknown").status()).isEqualTo(404);
        assertThat(platform.deprovision("i1", ASYNC, true).status()).isEqualTo(410);
    }

    @Test
    void demandsThatThePlatformPolls() {
        Answer answer = platform.provision("i1", ASYNC, "{}", false);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error()).isEqualTo("AsyncRequired");
        assertThat(answer.text("description"))
                .isEqualTo("This service plan requires client support for asynchronous service operations.");
        assertThat(backend.calls()).isEmpty();
        assertThat(platform.deprovision("i1", ASYNC, false).status()).isEqualTo(410);
    }

    @Test
    void runsSynchronouslyWhereThatIsPossibleAndThePlatformDoesNotPoll() throws InterruptedException {
        platform.await("i1", platform.provision("i1", ASYNC, "{}", true).operation());

        assertThat(platform.deprovision("i1", ASYNC, false).status()).isEqualTo(200);
    }

    @Test
    void tellsTheSameOperationToTheSameRequestAndAConflictToAnother() throws InterruptedException {
        String operation = platform.provision("i1", ASYNC, "{\"gate\": \"g\", \"size\": 1}", true)
                .operation();
        backend.awaitArrival("g");

        Answer same = platform.provision("i1", ASYNC, "{\"size\": 1, \"gate\": \"g\"}", true);
        assertThat(same.status()).isEqualTo(202);
        assertThat(same.operation()).isEqualTo(operation);
        Answer other = platform.provision("i1", ASYNC, "{\"size\": 2, \"gate\": \"g\"}", true);
        assertThat(other.status()).isEqualTo(409);
        assertThat(platform.bind("i1", "b1", ASYNC, "{}", true).error()).isEqualTo("ConcurrencyError");
        backend.open("g");
        platform.await("i1", operation);
        assertThat(platform.provision("i1", ASYNC, "{\"gate\": \"g\", \"size\": 1}", true)
                        .status())
                .isEqualTo(200);
        assertThat(backend.calls("create i1")).isEqualTo(1);
    }

    @Test
    void updatesInTheBackground() throws InterruptedException {
        platform.await(
                "i1", platform.provision("i1", ASYNC, "{\"size\": 1}", true).operation());
        String body =
                "{\"service_id\": \"" + AsyncBroker.SERVICE + "\", \"parameters\": {\"size\": 2, \"gate\": \"g\"}}";

        Answer update = platform.update("i1", body, true);
        assertThat(update.status()).isEqualTo(202);
        backend.awaitArrival("g");
        assertThat(platform.update("i1", body, true).operation()).isEqualTo(update.operation());
        String other = "{\"service_id\": \"" + AsyncBroker.SERVICE + "\", \"parameters\": {\"size\": 3}}";
        assertThat(platform.update("i1", other, true).error()).isEqualTo("ConcurrencyError");
        assertThat(platform.fetch("i1").error()).isEqualTo("ConcurrencyError");
        assertThat(platform.deprovision("i1", ASYNC, true).error()).isEqualTo("ConcurrencyError");
        backend.open("g");
        assertThat(platform.await("i1", update.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.fetch("i1").body().path("parameters").path("size").asInt())
                .isEqualTo(2);
    }

    @Test
    void takesAnUpdateOfTheContextAloneWhereTheOfferingAllowsIt() throws InterruptedException {
        platform.await("i1", platform.provision("i1", ASYNC, "{}", true).operation());
        String body = """
                {"service_id": "%s", "context": {"platform": "cloudfoundry", "organization_guid": "org",
                 "space_guid": "space", "instance_name": "renamed"}}""".formatted(AsyncBroker.SERVICE);

        Answer update = platform.update("i1", body, true);
        assertThat(update.status()).isEqualTo(202);
        assertThat(platform.await("i1", update.operation()).state()).isEqualTo("succeeded");
        assertThat(backend.calls("change i1 to ONLY")).isEqualTo(1);
    }

    @Test
    void demandsAnApplicationWhereTheOfferingDoes() throws InterruptedException {
        platform.await("i1", platform.provision("i1", ASYNC, "{}", true).operation());
        String body =
                "{\"service_id\": \"%s\", \"plan_id\": \"%s\"}".formatted(AsyncBroker.SERVICE, AsyncBroker.ONLY_ID);

        Answer answer =
                platform.send("PUT", "/v2/service_instances/i1/service_bindings/b1?accepts_incomplete=true", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error()).isEqualTo("RequiresApp");
    }
}

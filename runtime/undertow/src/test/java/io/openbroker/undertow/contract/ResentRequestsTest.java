package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.DELEGATING;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OperationStatus;
import io.openbroker.undertow.contract.Platform.Answer;
import org.junit.jupiter.api.Test;

/** A platform that did not hear the first answer, and asks again. */
class ResentRequestsTest extends ContractTest {

    @Test
    void tellTheSameOperationOfABind() throws InterruptedException {
        platform.await("i1", platform.provision("i1", ASYNC, "{}", true).operation());
        Answer bind = platform.bind("i1", "b1", ASYNC, "{\"gate\": \"g\"}", true);
        backend.awaitArrival("g");

        Answer again = platform.bind("i1", "b1", ASYNC, "{\"gate\": \"g\"}", true);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(bind.body());
        assertThat(platform.bind("i1", "b1", ASYNC, "{\"gate\": \"g\", \"size\": 2}", true)
                        .status())
                .isEqualTo(409);
        backend.open("g");
        assertThat(platform.awaitBinding("i1", "b1", bind.operation()).state()).isEqualTo("succeeded");
        assertThat(backend.calls("create b1")).isEqualTo(1);
    }

    @Test
    void tellTheSameOperationOfADeletion() throws InterruptedException {
        delegating.answer("create-i1", OperationStatus.succeeded());
        platform.await("i1", platform.provision("i1", DELEGATING, "{}", true).operation());
        delegating.answer("create-b1", OperationStatus.succeeded());
        platform.awaitBinding(
                "i1", "b1", platform.bind("i1", "b1", DELEGATING, "{}", true).operation());

        Answer unbind = platform.unbind("i1", "b1", DELEGATING, true);
        assertThat(platform.unbind("i1", "b1", DELEGATING, true))
                .returns(202, Answer::status)
                .returns(unbind.operation(), Answer::operation);
        delegating.answer("delete-b1", OperationStatus.succeeded());
        platform.awaitBinding("i1", "b1", unbind.operation());

        Answer deprovision = platform.deprovision("i1", DELEGATING, true);
        assertThat(platform.deprovision("i1", DELEGATING, true))
                .returns(202, Answer::status)
                .returns(deprovision.operation(), Answer::operation);
        delegating.answer("delete-i1", OperationStatus.succeeded());
        assertThat(platform.await("i1", deprovision.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.deprovision("i1", DELEGATING, true).status()).isEqualTo(410);
        assertThat(backend.calls("delete b1")).isEqualTo(1);
        assertThat(backend.calls("delete i1")).isEqualTo(1);
    }

    @Test
    void tellAgainHowAnOperationHasEnded() throws InterruptedException {
        String operation = platform.provision("i1", ASYNC, "{}", true).operation();
        platform.await("i1", operation);

        String hints = "?service_id=" + ASYNC.serviceId() + "&plan_id=" + ASYNC.planId() + "&operation=" + operation;
        for (int i = 0; i < 3; i++) {
            assertThat(platform.send("GET", "/v2/service_instances/i1/last_operation" + hints, ""))
                    .returns(200, Answer::status)
                    .returns("succeeded", Answer::state);
        }
    }
}

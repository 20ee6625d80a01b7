package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.DELEGATING;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OperationStatus;
import io.openbroker.undertow.contract.Platform.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Service bindings that a service instance still has when it is deprovisioned (OSB v2.17, "Deprovisioning"). */
class LeftoverBindingsTest extends ContractTest {

    private static final int MANY = 100;

    @Test
    void areUnboundWhileThePlatformWaits() {
        assertThat(platform.provision("i1", SYNC, "{}", false).status()).isEqualTo(201);
        List<String> bindings = bindings(MANY);
        for (String binding : bindings) {
            assertThat(platform.bind("i1", binding, SYNC, "{}", false).status()).isEqualTo(201);
        }

        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(200);
        assertDeletedOnce(bindings);
    }

    @Test
    void areUnboundInTheBackground() throws InterruptedException {
        bindAsynchronously("b1", "b2", "b3");

        assertThat(platform.deprovision("i1", ASYNC, false).error()).isEqualTo("AsyncRequired");
        Answer deprovision = platform.deprovision("i1", ASYNC, true);
        assertThat(deprovision.status()).isEqualTo(202);
        assertThat(platform.await("i1", deprovision.operation()).state()).isEqualTo("succeeded");
        assertDeletedOnce(List.of("b1", "b2", "b3"));
    }

    @Test
    void remainIfOneCannotBeUnboundAndGoWithTheNextDeprovision() {
        assertThat(platform.provision("i1", SYNC, "{}", false).status()).isEqualTo(201);
        platform.bind("i1", "b1", SYNC, "{}", false);
        platform.bind("i1", "b2", SYNC, "{}", false);
        backend.failNextDeletion();

        Answer failed = platform.deprovision("i1", SYNC, false);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.error()).isEqualTo("UnbindFailed");
        assertThat(failed.text("description")).contains("Service binding \"b").doesNotContain(Backend.SECRET);
        assertThat(platform.fetch("i1").status()).isEqualTo(200);
        assertThat(backend.exists("i1")).isTrue();
        assertThat(backend.exists("b1") && backend.exists("b2")).isTrue();

        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(200);
        assertThat(backend.exists("b1") || backend.exists("b2") || backend.exists("i1"))
                .isFalse();
    }

    @Test
    void haveTheDeprovisionFailInTheBackgroundIfOneCannotBeUnbound() throws InterruptedException {
        bindAsynchronously("b1");
        backend.failNextDeletion();

        Answer failed =
                platform.await("i1", platform.deprovision("i1", ASYNC, true).operation());
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.text("description")).contains("Service binding \"b1\"");
        assertThat(backend.exists("i1") && backend.exists("b1")).isTrue();

        String again = platform.deprovision("i1", ASYNC, true).operation();
        assertThat(platform.await("i1", again).state()).isEqualTo("succeeded");
        assertThat(backend.exists("i1") || backend.exists("b1")).isFalse();
    }

    @Test
    void areUnboundElsewhereFirst() throws InterruptedException {
        String provision = platform.provision("i1", DELEGATING, "{}", true).operation();
        delegating.answer("create-i1", OperationStatus.succeeded());
        platform.await("i1", provision);
        String bind = platform.bind("i1", "b1", DELEGATING, "{}", true).operation();
        delegating.answer("create-b1", OperationStatus.succeeded());
        platform.awaitBinding("i1", "b1", bind);

        assertThat(platform.deprovision("i1", DELEGATING, false).error()).isEqualTo("AsyncRequired");
        String deprovision = platform.deprovision("i1", DELEGATING, true).operation();
        for (int i = 0; i < 1_000 && backend.calls("delete b1") == 0; i++) {
            Thread.sleep(20);
        }
        assertThat(platform.poll("i1", deprovision).text("description"))
                .isEqualTo("Deleting service binding \"b1\" first.");
        assertThat(backend.calls("delete i1")).isZero();
        assertThat(platform.fetchBinding("i1", "b1").error()).isEqualTo("ConcurrencyError");

        delegating.answer("delete-b1", OperationStatus.succeeded());
        delegating.answer("delete-i1", OperationStatus.succeeded());
        assertThat(platform.await("i1", deprovision).state()).isEqualTo("succeeded");
        assertDeletedOnce(List.of("b1"));
    }

    private void bindAsynchronously(String... bindings) throws InterruptedException {
        platform.await("i1", platform.provision("i1", ASYNC, "{}", true).operation());
        for (String binding : bindings) {
            String bind = platform.bind("i1", binding, ASYNC, "{}", true).operation();
            assertThat(platform.awaitBinding("i1", binding, bind).state()).isEqualTo("succeeded");
        }
    }

    private static List<String> bindings(int count) {
        return IntStream.range(0, count).mapToObj(i -> "b" + i).toList();
    }

    /** Each service binding is deleted once, and all of them before the service instance. */
    private void assertDeletedOnce(List<String> bindings) {
        List<String> deletions = backend.calls().stream()
                .filter(call -> call.startsWith("delete "))
                .toList();
        List<String> expected = new ArrayList<>(
                bindings.stream().map(binding -> "delete " + binding).toList());
        expected.add("delete i1");
        assertThat(deletions).containsExactlyInAnyOrderElementsOf(expected).endsWith("delete i1");
        assertThat(platform.fetch("i1").status()).isEqualTo(404);
        assertThat(platform.fetchBinding("i1", bindings.get(0)).status()).isEqualTo(404);
    }
}

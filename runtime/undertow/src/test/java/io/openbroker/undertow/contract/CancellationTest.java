package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.Platform.Answer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A deletion that comes while its object is being created. */
class CancellationTest extends ContractTest {

    @Test
    void deletesInTheBackgroundWhatIsBeingCreated() throws InterruptedException {
        String creation =
                platform.provision("i1", ASYNC, "{\"gate\": \"g\"}", true).operation();
        backend.awaitArrival("g");

        Answer deprovision = platform.deprovision("i1", ASYNC, true);
        assertThat(deprovision.status()).isEqualTo(202);
        assertThat(platform.await("i1", deprovision.operation()).state()).isEqualTo("succeeded");
        assertThat(platform.await("i1", creation).state()).isEqualTo("failed");
        assertThat(backend.exists("i1")).isFalse();
        assertThat(backend.calls()).containsExactly("create i1", "delete i1");
        assertThat(platform.deprovision("i1", ASYNC, true).status()).isEqualTo(410);
    }

    @Test
    void deletesWhileThePlatformWaitsWhatIsBeingCreated() throws InterruptedException {
        String creation =
                platform.provision("i1", ASYNC, "{\"gate\": \"g\"}", true).operation();
        backend.awaitArrival("g");

        assertThat(platform.deprovision("i1", ASYNC, false).status()).isEqualTo(200);
        Answer poll = platform.poll("i1", creation);
        assertThat(poll.status()).isEqualTo(200);
        assertThat(poll.state()).isEqualTo("failed");
        assertThat(backend.exists("i1")).isFalse();
    }

    @Test
    void cutsASynchronousCreationShort() throws InterruptedException {
        CompletableFuture<Answer> creation =
                CompletableFuture.supplyAsync(() -> platform.provision("i1", SYNC, "{\"gate\": \"g\"}", false));
        backend.awaitArrival("g");

        assertThat(platform.deprovision("i1", SYNC, false).status()).isEqualTo(200);
        // Something was begun, so platforms must not take it for a request that changed nothing.
        assertThat(creation.join()).returns(500, Answer::status).returns("Cancelled", Answer::error);
        assertThat(backend.exists("i1")).isFalse();
        assertThat(platform.fetch("i1").status()).isEqualTo(404);
    }

    @Test
    void unbindsWhatIsBeingBound() throws InterruptedException {
        platform.await("i1", platform.provision("i1", ASYNC, "{}", true).operation());
        String bind =
                platform.bind("i1", "b1", ASYNC, "{\"gate\": \"g\"}", true).operation();
        backend.awaitArrival("g");

        Answer unbind = platform.unbind("i1", "b1", ASYNC, true);
        assertThat(platform.awaitBinding("i1", "b1", unbind.operation()).state())
                .isEqualTo("succeeded");
        assertThat(platform.awaitBinding("i1", "b1", bind).state()).isEqualTo("failed");
        assertThat(backend.exists("b1")).isFalse();
    }

    @Test
    void doesNotDeprovisionWhileAServiceBindingIsBeingMade() throws InterruptedException {
        platform.await("i1", platform.provision("i1", ASYNC, "{}", true).operation());
        String bind =
                platform.bind("i1", "b1", ASYNC, "{\"gate\": \"g\"}", true).operation();
        backend.awaitArrival("g");

        assertThat(platform.deprovision("i1", ASYNC, true).error()).isEqualTo("ConcurrencyError");
        backend.open("g");
        assertThat(platform.awaitBinding("i1", "b1", bind).state()).isEqualTo("succeeded");
        assertThat(platform.fetch("i1").status()).isEqualTo(200);
        String deprovision = platform.deprovision("i1", ASYNC, true).operation();
        assertThat(platform.await("i1", deprovision).state()).isEqualTo("succeeded");
        assertThat(backend.exists("b1")).isFalse();
    }
}

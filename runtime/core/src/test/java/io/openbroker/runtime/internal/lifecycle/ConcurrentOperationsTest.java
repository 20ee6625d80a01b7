package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.LARGE;
import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Deleted;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.model.UnbindRequest;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes while another operation works on the same (OSB v2.17, "Blocking Operations"): 422, and nothing is begun. */
class ConcurrentOperationsTest {

    private static final String UPDATE = body(SERVICE, SMALL, ", \"parameters\": {\"pages\": 2}");

    private final CountDownLatch release = new CountDownLatch(1);
    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS);

    @AfterEach
    void release() {
        release.countDown();
    }

    @BeforeEach
    void blockWhatRunsInTheBackground() {
        broker.on(OsbOperation.UPDATE, Execution.ASYNCHRONOUS, call -> {
            release.await();
            return ServiceInstance.EMPTY;
        });
        broker.on(OsbOperation.DEPROVISION, Execution.ASYNCHRONOUS, call -> {
            release.await();
            return Deleted.DONE;
        });
        broker.on(OsbOperation.UNBIND, Execution.ASYNCHRONOUS, call -> {
            release.await();
            return Deleted.DONE;
        });
    }

    @Test
    void whileAServiceInstanceIsUpdated() {
        try (TestPlatform platform = bound()) {
            Answer first = platform.update("i", UPDATE);
            assertThat(first.status()).isEqualTo(202);

            assertThat(platform.update("i", UPDATE).operation())
                    .as("the same update")
                    .isEqualTo(first.operation());
            assertBusy(platform.update("i", body(SERVICE, LARGE, "")));
            assertBusy(platform.update("i", UPDATE.replace("2", "3")));
            assertBusy(platform.update("i", UPDATE.replace("}}", "}, \"context\": {\"platform\": \"other\"}}")));
            assertBusy(platform.provision("i"));
            assertBusy(platform.provision("i", TestPlatform.provision(SERVICE, LARGE, "")));
            assertBusy(platform.deprovision("i"));
            assertBusy(platform.bind("i", "c"));
            assertBusy(platform.rotate("i", "c", "b"));
            assertBusy(platform.unbind("i", "b"));
            assertBusy(platform.fetch("i"));
            assertThat(broker.requests(DeprovisionRequest.class)).isEmpty();
            assertThat(broker.requests(UnbindRequest.class)).isEmpty();
            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(200);

            release.countDown();
            assertThat(platform.end("i", first.operation()).text("state")).isEqualTo("succeeded");
            assertThat(platform.fetch("i")
                            .body()
                            .path("parameters")
                            .path("pages")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void whileAServiceInstanceIsDeleted() {
        try (TestPlatform platform = bound()) {
            Answer first = platform.deprovision("i");

            assertThat(platform.deprovision("i").operation()).isEqualTo(first.operation());
            assertBusy(platform.provision("i"));
            assertBusy(platform.provision("i", TestPlatform.provision(SERVICE, LARGE, "")));
            assertBusy(platform.update("i", UPDATE));
            assertBusy(platform.bind("i", "c"));
            assertBusy(platform.unbind("i", "b"));
            assertBusy(platform.fetch("i"));

            release.countDown();
            assertThat(platform.end("i", first.operation()).text("state")).isEqualTo("succeeded");
            assertThat(platform.fetch("i").status()).isEqualTo(404);
            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(404);
        }
    }

    @Test
    void whileAServiceInstanceIsCreated() {
        broker.on(OsbOperation.PROVISION, Execution.ASYNCHRONOUS, call -> {
            release.await();
            return ServiceInstance.EMPTY;
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer first = platform.provision("i");

            assertThat(first.status()).isEqualTo(202);
            assertThat(platform.provision("i").operation()).isEqualTo(first.operation());
            assertBusy(platform.update("i", UPDATE));
            assertBusy(platform.bind("i", "b"));
            assertThat(platform.fetch("i").status()).isEqualTo(404);
            release.countDown();
            platform.end("i", first.operation());
        }
    }

    @Test
    void whileAServiceBindingIsCreated() {
        try (TestPlatform platform = bound()) {
            broker.on(OsbOperation.BIND, call -> {
                release.await();
                return ServiceBinding.EMPTY;
            });
            var bind = platform.sendLater("PUT", TestPlatform.binding("i", "c"), body(SERVICE, SMALL, ""));
            TestPlatform.until(() -> broker.requests().size() == 3);

            assertBusy(platform.deprovision("i"));
            assertBusy(platform.rotate("i", "d", "c"));
            assertThat(platform.fetchBinding("i", "c").status()).isEqualTo(404);
            assertThat(broker.requests(DeprovisionRequest.class)).isEmpty();

            release.countDown();
            assertThat(bind.join().status()).isEqualTo(201);
        }
    }

    @Test
    void whileAServiceBindingIsDeleted() {
        try (TestPlatform platform = bound()) {
            Answer first = platform.unbind("i", "b");

            assertThat(platform.unbind("i", "b").operation()).isEqualTo(first.operation());
            assertBusy(platform.bind("i", "b"));
            assertBusy(platform.fetchBinding("i", "b"));
            assertBusy(platform.rotate("i", "c", "b"));
            assertBusy(platform.deprovision("i"));

            release.countDown();
            assertThat(platform.endOfBinding("i", "b", first.operation()).text("state"))
                    .isEqualTo("succeeded");
            assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(404);
        }
    }

    private TestPlatform bound() {
        TestPlatform platform = TestPlatform.of(broker);
        platform.provision("i");
        platform.bind("i", "b");
        return platform;
    }

    private static void assertBusy(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error()).isEqualTo("ConcurrencyError");
        assertThat(answer.text("description"))
                .isEqualTo("The Service Broker does not support concurrent requests that mutate the same resource.");
    }
}

package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.BindRequest;
import io.openbroker.model.BrokerException;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceBinding;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Successors of service bindings (OSB v2.17, "Binding Rotation"). */
class BindingRotationTest {

    private static final String BIND = body(SERVICE, SMALL, """
                , "context": {"platform": "test", "color": "blue"}, "bind_resource": {"app_guid": "app", "route": "r"},
                 "parameters": {"pages": 7}""");

    private final TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS);
    private final TestPlatform platform = TestPlatform.of(broker);

    @BeforeEach
    void bind() {
        platform.provision("i");
        platform.bind("i", "b", BIND);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void handTheSuccessorWhatThePredecessorWasGiven() {
        Answer rotated = platform.rotate("i", "c", "b");

        assertThat(rotated.status()).isEqualTo(201);
        List<BindRequest> binds = broker.requests(BindRequest.class);
        BindRequest predecessor = binds.get(0);
        BindRequest successor = binds.get(1);
        assertThat(successor.parameters()).isEqualTo(Map.of("pages", 7)).isEqualTo(predecessor.parameters());
        assertThat(successor.context()).isEqualTo(predecessor.context());
        assertThat(successor.context().properties()).containsEntry("color", "blue");
        assertThat(successor.bindResource()).isEqualTo(predecessor.bindResource());
        assertThat(successor.bindResource().appGuid()).contains("app");
        assertThat(successor.planId()).isEqualTo(SMALL);
        assertThat(successor.predecessorBindingId()).contains("b");
        assertThat(successor.bindingId()).isEqualTo("c");
        assertThat(platform.fetchBinding("i", "c")
                        .body()
                        .path("parameters")
                        .path("pages")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void leaveThePredecessorValid() {
        platform.rotate("i", "c", "b");

        assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(200);
    }

    @Test
    void areTheSameIfTheyHaveTheSamePredecessor() {
        platform.rotate("i", "c", "b");
        assertThat(platform.rotate("i", "c", "b").status()).isEqualTo(200);
        platform.unbind("i", "b");
        assertThat(platform.rotate("i", "c", "b").status())
                .as("although the predecessor is gone")
                .isEqualTo(200);
        assertThat(platform.rotate("i", "c", "other").status()).isEqualTo(409);
        assertThat(platform.bind("i", "c", BIND).status()).as("no rotation").isEqualTo(409);
        assertThat(broker.requests(BindRequest.class)).hasSize(2);
    }

    @Test
    void needAPredecessorOfTheSameServiceInstance() {
        platform.provision("j");

        assertRejected(platform.rotate("j", "c", "b"));
        assertRejected(platform.rotate("i", "c", "unknown"));
    }

    @Test
    void needAPredecessorThatHasNotFailed() {
        broker.on(OsbOperation.BIND, call -> {
            throw new IllegalStateException("the cause");
        });
        assertThat(platform.bind("i", "failed").status()).isEqualTo(500);

        assertRejected(platform.rotate("i", "c", "failed"));
    }

    @Test
    void needAPredecessorThatHasNotExpired() {
        broker.on(
                OsbOperation.BIND,
                call -> ServiceBinding.of(Map.of("user", "u"))
                        .expiresAt(platform.time().now().plus(Duration.ofHours(1))));
        platform.bind("i", "short");
        platform.time().pass(Duration.ofHours(1).minusSeconds(1));
        assertThat(platform.rotate("i", "c", "short").status()).isEqualTo(201);

        platform.time().pass(Duration.ofSeconds(2));
        assertRejected(platform.rotate("i", "d", "short"));
    }

    @Test
    void areForgottenIfTheHandlerRejectsThem() {
        broker.on(OsbOperation.BIND, call -> {
            throw BrokerException.quotaExceeded("No more.");
        });
        assertThat(platform.rotate("i", "c", "b").status()).isEqualTo(422);

        assertThat(platform.unbind("i", "c").status()).isEqualTo(410);
        assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(200);
    }

    @Test
    void mayNameTheServiceAndThePlan() {
        String successor = body(SERVICE, SMALL, ", \"predecessor_binding_id\": \"b\"");
        assertThat(platform.bind("i", "c", successor).status()).isEqualTo(201);
        Answer other = platform.bind("i", "d", successor.replace(SMALL, TestBroker.LARGE));

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.error()).isEqualTo("ServiceOrPlanMismatch");
        assertThat(other.text("description")).contains("\"small\"");
    }

    private static void assertRejected(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("RotationNotPossible");
    }
}

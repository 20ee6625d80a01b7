package io.openbroker.runtime.internal.lifecycle;

import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.Accepted;
import io.openbroker.model.BrokerException;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What platforms learn of operations that failed, and what is left of them (OSB v2.17, "Service Broker Errors"). */
class FailedOperationsTest {

    private static final String UPDATE = body(SERVICE, SMALL, ", \"parameters\": {\"pages\": 2}");
    private static final List<OsbOperation> TELLING_USABLE = List.of(OsbOperation.UPDATE, OsbOperation.DEPROVISION);

    static Stream<Arguments> mutations() {
        return Stream.of(OsbOperation.values())
                .filter(OsbOperation::mutates)
                .flatMap(operation -> Stream.of(Execution.SYNCHRONOUS, Execution.ASYNCHRONOUS)
                        .map(execution -> Arguments.of(operation, execution)));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void tellsOfUsabilityWhereTheSpecificationHasIt(OsbOperation operation, Execution execution) {
        TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS).on(operation, execution, call -> {
            throw BrokerException.of(500, "Broken", "It broke.")
                    .instanceUsable(false)
                    .updateRepeatable(true);
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer answer = carryOut(platform, operation);
            if (execution == Execution.ASYNCHRONOUS) {
                assertThat(answer.status()).isEqualTo(202);
                answer = end(platform, operation, answer.operation());
                assertThat(answer.text("state")).isEqualTo("failed");
            } else {
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.error()).isEqualTo("Broken");
            }
            assertThat(answer.text("description")).isEqualTo("It broke.");
            assertThat(answer.body().has("instance_usable")).isEqualTo(TELLING_USABLE.contains(operation));
            assertThat(answer.body().path("instance_usable").asBoolean(false)).isFalse();
            assertThat(answer.body().has("update_repeatable")).isEqualTo(operation == OsbOperation.UPDATE);
            assertThat(answer.body().path("update_repeatable").asBoolean(true)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OperationStatus.State.class,
            names = {"IN_PROGRESS", "SUCCEEDED"})
    void tellsNothingOfUsabilityUnlessItFailed(OperationStatus.State state) {
        OperationStatus told = (state == OperationStatus.State.SUCCEEDED
                        ? OperationStatus.succeeded()
                        : OperationStatus.inProgress("Half done."))
                .instanceUsable(true)
                .updateRepeatable(false);
        TestBroker broker = TestBroker.external(Execution.DELEGATED)
                .on(OsbOperation.UPDATE, call -> Accepted.as("work"))
                .on(OsbOperation.LAST_OPERATION, call -> told);
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer poll = platform.poll("i", platform.update("i", UPDATE).operation());

            assertThat(poll.status()).isEqualTo(200);
            assertThat(poll.text("state")).isEqualTo(state.text());
            assertThat(poll.body().has("instance_usable")).isFalse();
            assertThat(poll.body().has("update_repeatable")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OsbOperation.class,
            names = {"PROVISION", "UPDATE", "DEPROVISION", "BIND", "UNBIND"})
    void tellsOfTheUsabilityThatAPollingHandlerReportsLikewise(OsbOperation operation) {
        OperationStatus failed =
                OperationStatus.failed("It broke.").instanceUsable(false).updateRepeatable(true);
        TestBroker broker = TestBroker.external(Execution.DELEGATED)
                .on(OsbOperation.LAST_OPERATION, call -> failed)
                .on(OsbOperation.LAST_BINDING_OPERATION, call -> failed);
        String token = operation.name().toLowerCase(Locale.ROOT) + ":" + SERVICE + ":" + SMALL + ":work";
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer poll = operation.resource().ofBinding()
                    ? platform.pollBinding("i", "b", token)
                    : platform.poll("i", token);

            assertThat(poll.text("state")).isEqualTo("failed");
            assertThat(poll.body().has("instance_usable")).isEqualTo(TELLING_USABLE.contains(operation));
            assertThat(poll.body().has("update_repeatable")).isEqualTo(operation == OsbOperation.UPDATE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422, 500})
    void changesNothingAboutWhatAnUpdateFailedOn(int status) {
        TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS).on(OsbOperation.UPDATE, call -> {
            throw BrokerException.of(status, "No", "No.");
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            Answer before = platform.fetch("i");
            assertThat(platform.update("i", UPDATE).status()).isEqualTo(status);

            assertThat(platform.fetch("i")).isEqualTo(before);
            assertThat(platform.provision("i").status())
                    .as("the same as before")
                    .isEqualTo(200);
        }
    }

    @Test
    void forgetsAProvisionThatTheHandlerHasRefused() {
        TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS).on(OsbOperation.PROVISION, call -> {
            throw BrokerException.quotaExceeded("No more.");
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertThat(platform.provision("i").status()).isEqualTo(422);

            assertThat(platform.fetch("i").status()).isEqualTo(404);
            assertThat(platform.deprovision("i").status()).isEqualTo(410);
            assertThat(broker.requests(DeprovisionRequest.class)).isEmpty();
        }
    }

    @Test
    void remembersAProvisionThatFailedUntilItIsDeletedOrMadeAnew() {
        TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS).on(OsbOperation.PROVISION, call -> {
            throw new IllegalStateException("the cause");
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            assertThat(platform.provision("i").error()).isEqualTo("InternalError");
            assertThat(platform.fetch("i").status()).isEqualTo(404);
            assertThat(platform.update("i", UPDATE).status()).isEqualTo(404);
            assertThat(platform.bind("i", "b").status()).isEqualTo(404);
            assertThat(platform.poll("i", "").text("state")).isEqualTo("failed");

            assertThat(platform.deprovision("i").status()).isEqualTo(200);
            assertThat(broker.requests(DeprovisionRequest.class)).hasSize(1);
            assertThat(platform.deprovision("i").status()).isEqualTo(410);

            platform.provision("i");
            broker.on(OsbOperation.PROVISION, call -> ServiceInstance.EMPTY);
            assertThat(platform.provision("i").status()).isEqualTo(201);
            assertThat(platform.poll("i", "").text("state")).isEqualTo("succeeded");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void promisesNothingWhereAHandlerGaveUp(boolean interrupted) {
        TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS).on(OsbOperation.PROVISION, call -> {
            throw interrupted ? new InterruptedException("enough") : new CancellationException("enough");
        });
        try (TestPlatform platform = TestPlatform.of(broker)) {
            Answer answer = platform.provision("i");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.error()).isEqualTo("InternalError");
            assertThat(platform.deprovision("i").status())
                    .as("what it may have left")
                    .isEqualTo(200);
        }
    }

    @Test
    void takesADeletionOfWhatIsGoneForDone() {
        for (int status : List.of(404, 410)) {
            TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS).on(OsbOperation.DEPROVISION, call -> {
                throw BrokerException.of(status, "Gone", "Gone.");
            });
            try (TestPlatform platform = TestPlatform.of(broker)) {
                platform.provision("i");
                assertThat(platform.deprovision("i").status()).isEqualTo(410);
                assertThat(platform.fetch("i").status()).isEqualTo(404);
            }
        }
    }

    @Test
    void keepsWhatADeletionFailedOn() {
        for (int status : List.of(400, 500)) {
            TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS)
                    .on(OsbOperation.DEPROVISION, call -> {
                        throw BrokerException.of(status, "No", "No.");
                    })
                    .on(OsbOperation.UNBIND, call -> {
                        throw BrokerException.of(status, "No", "No.");
                    });
            try (TestPlatform platform = TestPlatform.of(broker)) {
                platform.provision("i");
                platform.bind("i", "b");
                assertThat(platform.unbind("i", "b").status()).isEqualTo(status);
                platform.provision("without bindings");
                assertThat(platform.deprovision("without bindings").status()).isEqualTo(status);

                assertThat(platform.fetchBinding("i", "b").status()).isEqualTo(200);
                assertThat(platform.fetch("without bindings").status()).isEqualTo(200);
            }
        }
    }

    private static Answer carryOut(TestPlatform platform, OsbOperation operation) {
        if (operation != OsbOperation.PROVISION) {
            platform.provision("i");
        }
        if (operation == OsbOperation.UNBIND) {
            platform.bind("i", "b");
        }
        return switch (operation) {
            case PROVISION -> platform.provision("i");
            case UPDATE -> platform.update("i", UPDATE);
            case DEPROVISION -> platform.deprovision("i");
            case BIND -> platform.bind("i", "b");
            default -> platform.unbind("i", "b");
        };
    }

    private static Answer end(TestPlatform platform, OsbOperation operation, String id) {
        return operation.resource().ofBinding() ? platform.endOfBinding("i", "b", id) : platform.end("i", id);
    }
}

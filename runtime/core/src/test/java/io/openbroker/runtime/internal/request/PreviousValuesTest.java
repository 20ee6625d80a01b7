package io.openbroker.runtime.internal.request;

import static io.openbroker.runtime.internal.testing.TestBroker.SERVICE;
import static io.openbroker.runtime.internal.testing.TestBroker.SMALL;
import static io.openbroker.runtime.internal.testing.TestPlatform.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an update says of the time before it (OSB v2.17, "Previous Values Object"). */
class PreviousValuesTest {

    private final TestPlatform platform = TestPlatform.of(TestBroker.managed(Execution.SYNCHRONOUS));

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "{\"plan_id\": 5}",
                "{\"service_id\": true}",
                "{\"organization_id\": []}",
                "{\"space_id\": {}}",
                "{\"maintenance_info\": \"1.0.0\"}",
                "{\"maintenance_info\": {\"version\": 1}}"
            })
    void areRejectedIfTheyAreOfTheWrongType(String previous) {
        platform.provision("i");
        Answer answer = platform.update("i", body(SERVICE, SMALL, ", \"previous_values\": " + previous));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("MalformedRequest");
        assertThat(answer.text("description")).contains("previous_values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"plan_id\": \"gone\", \"service_id\": \"\", \"x\": 1}"})
    void changeNothingWhereTheRuntimeKeepsTheState(String previous) {
        platform.provision("i");

        assertThat(platform.update("i", body(SERVICE, SMALL, ", \"previous_values\": " + previous))
                        .status())
                .isEqualTo(200);
    }
}

package io.openbroker.runtime.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.internal.testing.TestPlatform;
import io.openbroker.runtime.internal.testing.TestPlatform.Answer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The query of a deletion, which names the service and the plan (OSB v2.17, "Deprovisioning", "Unbinding"). */
class DeletionQueryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?plan_id=small",
                "?service_id=&plan_id=small",
                "?service_id=service",
                "?service_id=service&plan_id=",
                "?service_id=service&service_id=service&plan_id=small",
                "?service_id=service&plan_id=small&accepts_incomplete=yes",
                "?service_id=a%00b&plan_id=small"
            })
    void isRejectedUnlessItNamesBoth(String query) {
        TestBroker broker = TestBroker.managed(Execution.SYNCHRONOUS);
        try (TestPlatform platform = TestPlatform.of(broker)) {
            platform.provision("i");
            platform.bind("i", "b");
            for (String path : List.of(TestPlatform.binding("i", "b"), TestPlatform.instance("i"))) {
                Answer answer = platform.send("DELETE", path + query, "");

                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.error()).isEqualTo("MalformedRequest");
            }
            assertThat(broker.requests()).as("nothing is deleted").hasSize(2);
        }
    }
}

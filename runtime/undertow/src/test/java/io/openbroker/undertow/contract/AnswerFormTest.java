package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.ASYNC;
import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What all answers have in common, whatever they say (OSB v2.17, "Service Broker Errors", "Content Type"). */
class AnswerFormTest extends ContractTest {

    @Test
    void isJsonWithoutNullsAndNamesErrors() throws InterruptedException {
        Offer unknown = new Offer("unknown", "unknown");
        Answer later = platform.provision("i2", ASYNC, "{}", true);
        List<Answer> answers = List.of(
                platform.send("GET", "/v2/catalog", ""),
                platform.provision("i1", SYNC, "{}", false),
                platform.provision("i1", SYNC, "{}", false),
                platform.provision("i1", SYNC, "{\"size\": 7}", false),
                platform.provision("i3", unknown, "{}", false),
                platform.provision("i3", ASYNC, "{}", false),
                platform.provision("i3", SYNC, "{\"fail\": \"unexpected\"}", false),
                later,
                platform.await("i2", later.operation()),
                platform.fetch("i1"),
                platform.fetch("nothing"),
                platform.bind("i1", "b1", SYNC, "{}", false),
                platform.fetchBinding("i1", "b1"),
                platform.rotate("i1", "b2", "nothing"),
                platform.poll("nothing", "x"),
                platform.unbind("i1", "b1", SYNC, false),
                platform.unbind("i1", "b1", SYNC, false),
                platform.deprovision("i1", SYNC, false),
                platform.deprovision("i1", SYNC, false));

        for (Answer answer : answers) {
            assertThat(answer.headers().get("content-type")).as("%s", answer).isEqualTo("application/json");
            assertThat(answer.headers()).as("%s", answer).containsKey("x-broker-api-request-identity");
            assertThat(hasNull(answer.body())).as("%s", answer).isFalse();
            if (answer.status() >= 400 && answer.status() != 410) {
                assertThat(answer.error()).as("%s", answer).matches("[A-Z][A-Za-z]+");
                assertThat(answer.text("description")).as("%s", answer).isNotBlank();
            }
        }
    }

    private static boolean hasNull(JsonNode node) {
        return node.isNull() || node.valueStream().anyMatch(AnswerFormTest::hasNull);
    }
}

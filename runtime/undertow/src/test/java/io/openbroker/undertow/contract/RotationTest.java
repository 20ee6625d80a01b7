package io.openbroker.undertow.contract;

import static io.openbroker.undertow.contract.Platform.SYNC;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.contract.Platform.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotationTest extends ContractTest {

    @BeforeEach
    void bind() {
        platform.provision("i1", SYNC, "{}", false);
        platform.bind("i1", "b1", SYNC, "{}", false);
    }

    @Test
    void makesASuccessorWithWhatThePredecessorWasGiven() {
        Answer successor = platform.rotate("i1", "b2", "b1");

        assertThat(successor.status()).isEqualTo(201);
        assertThat(successor.body().path("credentials").path("user").asString()).isEqualTo("user-b2");
        assertThat(platform.fetchBinding("i1", "b1").status()).isEqualTo(200);
        assertThat(platform.unbind("i1", "b1", SYNC, false).status()).isEqualTo(200);
        assertThat(platform.rotate("i1", "b2", "b1").status()).isEqualTo(200);
        assertThat(platform.rotate("i1", "b2", "b3").status()).isEqualTo(409);
        assertThat(backend.calls("create b2")).isEqualTo(1);
    }

    @Test
    void rejectsAPredecessorThatIsUnknownOrExpiredOrOfAnotherServiceInstance() {
        assertThat(platform.rotate("i1", "b2", "unknown").error()).isEqualTo("RotationNotPossible");
        platform.provision("i2", SYNC, "{}", false);
        assertThat(platform.rotate("i2", "b2", "b1").status()).isEqualTo(400);
        assertThat(platform.bind("i1", "old", SYNC, "{\"expired\": true}", false)
                        .status())
                .isEqualTo(201);
        Answer expired = platform.rotate("i1", "b2", "old");
        assertThat(expired.status()).isEqualTo(400);
        assertThat(expired.text("description")).contains("expired");
        assertThat(backend.calls("create b2")).isZero();
    }

    @Test
    void doesNotFindAServiceBindingThatHasExpired() {
        Answer bound = platform.bind("i1", "old", SYNC, "{\"expired\": true}", false);
        assertThat(bound.body().path("metadata").path("expires_at").asString()).isEqualTo("1970-01-01T00:00:00.0Z");

        assertThat(platform.fetchBinding("i1", "old").status()).isEqualTo(404);
        assertThat(platform.pollBinding("i1", "old", "").status()).isEqualTo(404);
        // Gone, so the same request makes it anew instead of telling credentials that are dead.
        assertThat(platform.bind("i1", "old", SYNC, "{\"expired\": true}", false)
                        .status())
                .isEqualTo(201);
        assertThat(platform.bind("i1", "old", SYNC, "{}", false).status()).isEqualTo(201);
        assertThat(platform.fetchBinding("i1", "old").status()).isEqualTo(200);
        assertThat(platform.unbind("i1", "old", SYNC, false).status()).isEqualTo(200);
        assertThat(backend.calls("create old")).isEqualTo(3);
    }

    @Test
    void cleansUpAfterAServiceBindingThatHasExpired() {
        platform.bind("i1", "old", SYNC, "{\"expired\": true}", false);

        assertThat(platform.unbind("i1", "old", SYNC, false).status()).isEqualTo(200);
        assertThat(platform.unbind("i1", "old", SYNC, false).status()).isEqualTo(410);
        assertThat(backend.calls("delete old")).isEqualTo(1);
    }
}

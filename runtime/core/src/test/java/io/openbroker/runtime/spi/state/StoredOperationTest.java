package io.openbroker.runtime.spi.state;

import static io.openbroker.runtime.spi.state.SampleRows.AN_INSTANCE;
import static io.openbroker.runtime.spi.state.SampleRows.A_BINDING;
import static io.openbroker.runtime.spi.state.SampleRows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OperationStatus;
import io.openbroker.model.ServiceBinding;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredOperationTest {

    private final StoredOperation awaited = SampleRows.awaited("op", AN_INSTANCE, "replica");

    @Test
    void goesToTheBackgroundWhenItIsDelegated() {
        assertThat(awaited.inBackground()).isFalse();
        StoredOperation delegated = awaited.delegate("theirs");

        assertThat(delegated.inBackground()).isTrue();
        assertThat(delegated.announced()).isTrue();
        assertThat(delegated.execution().delegatedId()).contains("theirs");
        assertThat(delegated.finish(OperationStatus.succeeded(), NOW).inBackground())
                .isFalse();
    }

    @Test
    void countsAttemptsUntilAnOperatorBeginsAnew() {
        StoredOperation retried = awaited.retry(OperationStatus.inProgress("Not yet"))
                .claim()
                .retry(OperationStatus.inProgress("Still not"));

        assertThat(retried.execution().attempts()).isEqualTo(2);
        assertThat(retried.execution().resting()).isTrue();
        assertThat(retried.status().description()).contains("Still not");
        assertThat(retried.tryAnew().execution().attempts()).isZero();
        assertThat(retried.claim().execution().resting()).isFalse();
        assertThat(retried.revision()).isEqualTo(4);
    }

    @Test
    void keepsNoSecretsOnceItHasEnded() {
        StoredOperation ended = awaited.finish(OperationStatus.succeeded(ServiceBinding.EMPTY), NOW);

        assertThat(ended.status().binding()).isEmpty();
        assertThat(ended.request().parameters()).isEmpty();
        assertThat(ended.request().origin().originatingIdentity()).isEmpty();
        assertThat(ended.request().requestIdentity())
                .isEqualTo(awaited.request().requestIdentity());
        assertThat(ended.finishedAt()).contains(NOW);
    }

    @Test
    void failsWithTheWordsOfTheOperator() {
        StoredOperation failing = awaited.failing("The data centre is gone");

        assertThat(failing.finish(OperationStatus.failed("It broke"), NOW)
                        .status()
                        .description())
                .contains("The data centre is gone");
        assertThat(failing.finish(OperationStatus.succeeded(), NOW).status().description())
                .isEmpty();
    }

    @Test
    void hasAKeyThatKnowsItsInstanceAndItsBinding() {
        assertThat(ResourceKey.of(AN_INSTANCE, Optional.of("b-1"))).isEqualTo(A_BINDING);
        assertThat(ResourceKey.of(AN_INSTANCE, Optional.empty())).isEqualTo(AN_INSTANCE);
        assertThat(A_BINDING.bindingId()).contains("b-1");
        assertThat(A_BINDING.instance().instance()).isEqualTo(AN_INSTANCE);
    }
}

package io.openbroker.runtime.internal.lifecycle.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OperationWorkerTest {

    @Test
    void doublesTheWaitUpToTenMinutes() {
        Duration first = Duration.ofSeconds(3);

        assertThat(OperationWorker.wait(first, 0)).isEqualTo(first);
        assertThat(OperationWorker.wait(first, 1)).isEqualTo(Duration.ofSeconds(6));
        assertThat(OperationWorker.wait(first, 4)).isEqualTo(Duration.ofSeconds(48));
        assertThat(OperationWorker.wait(first, 8)).isEqualTo(Duration.ofMinutes(10));
        assertThat(OperationWorker.wait(first, Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void waitsAsLongAsAHandlerAsks() {
        Duration hour = Duration.ofHours(1);

        assertThat(OperationWorker.wait(hour, 0)).isEqualTo(hour);
        assertThat(OperationWorker.wait(hour, 5)).isEqualTo(hour);
        assertThat(OperationWorker.wait(Duration.ZERO, 30)).isZero();
    }
}

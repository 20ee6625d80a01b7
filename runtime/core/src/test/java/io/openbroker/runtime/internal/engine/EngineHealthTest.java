package io.openbroker.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.internal.testing.TestBroker;
import io.openbroker.runtime.server.HealthStatus;
import org.junit.jupiter.api.Test;

class EngineHealthTest {

    @Test
    void saysThatItStopsBeforeItDoes() {
        try (BrokerEngine engine = BrokerEngine.builder()
                .dispatcher(TestBroker.managed(Execution.SYNCHRONOUS))
                .credentials(new BasicCredentials("cf", "secret"))
                .build()) {
            assertThat(engine.health().toCompletableFuture().join()).isEqualTo(HealthStatus.READY);

            engine.announceStop();

            assertThat(engine.health().toCompletableFuture().join()).isEqualTo(HealthStatus.STOPPING);
        }
    }
}

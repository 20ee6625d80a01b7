package io.openbroker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class SchemaTest {

    // Once is seldom enough for replicas to get in each other's way.
    @RepeatedTest(15)
    void isMadeOnceBySeveralReplicasThatStartTogether() throws Exception {
        JdbcSettings settings = JdbcSettings.postgresql(PostgresServer.emptyDatabase(), StateKeys.generate());
        ExecutorService replicas = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starts.add(replicas.submit(() -> {
                    try (JdbcState state = JdbcState.open(settings)) {
                        state.store().heartbeat("replica", Duration.ofSeconds(20));
                        return true;
                    }
                }));
            }
            for (Future<Boolean> start : starts) {
                assertThat(start.get()).isTrue();
            }
        } finally {
            replicas.shutdownNow();
        }
    }
}

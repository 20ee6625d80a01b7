package io.openbroker.jdbc;

import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateStoreContract;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;

class PostgresStateStoreTest extends StateStoreContract {

    private final AtomicLong passed = new AtomicLong();
    private final JdbcState state = JdbcState.open(
            JdbcSettings.postgresql(PostgresServer.newDatabase(), StateKeys.generate()),
            new TimeSource(
                    TimeSource.SYSTEM.clock(), () -> TimeSource.SYSTEM.ticker().nanos() + passed.get()));

    @Override
    protected void watchForAMinute() {
        passed.addAndGet(Duration.ofMinutes(1).toNanos());
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Override
    protected StateStore store() {
        return state.store();
    }
}

package io.openbroker.jdbc.operator;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.spi.state.BrokerState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class FileMendingTest extends MendingContract {

    @TempDir
    private Path directory = Path.of("");

    @Override
    BrokerState state() {
        return JdbcState.open(JdbcSettings.file(directory.resolve("state"), StateKeys.generate())
                .withHeartbeat(Duration.ofMillis(500)));
    }
}

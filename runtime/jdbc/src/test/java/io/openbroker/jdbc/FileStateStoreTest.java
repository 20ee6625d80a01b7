package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileStateStoreTest extends StateStoreContract {

    @TempDir
    private Path directory = Path.of("");

    private java.util.Optional<JdbcState> state = java.util.Optional.empty();

    @BeforeEach
    void open() {
        state = java.util.Optional.of(
                JdbcState.open(JdbcSettings.file(directory.resolve("state"), StateKeys.generate())));
    }

    @AfterEach
    void close() {
        state.ifPresent(JdbcState::close);
    }

    @Override
    protected StateStore store() {
        return state.orElseThrow().store();
    }
}

package io.openbroker.jdbc.contract;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.contract.ContractState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A file of its own for each test, in the directory of the build. */
public final class FileContractState implements ContractState {

    @Override
    public BrokerState get() {
        try {
            Path directory = Files.createDirectories(
                    Path.of("target", "contract", UUID.randomUUID().toString()));
            return JdbcState.open(JdbcSettings.file(directory.resolve("state"), StateKeys.generate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

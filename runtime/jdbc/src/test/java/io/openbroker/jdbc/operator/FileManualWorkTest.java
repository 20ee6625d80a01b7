package io.openbroker.jdbc.operator;

import io.openbroker.jdbc.JdbcSettings;
import io.openbroker.jdbc.JdbcState;
import io.openbroker.jdbc.StateKeys;
import io.openbroker.runtime.spi.state.BrokerState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class FileManualWorkTest extends ManualWorkContract {

    @TempDir
    private Path directory = Path.of("");

    private final StateKeys keys = StateKeys.generate();

    @Override
    BrokerState state() {
        return JdbcState.open(JdbcSettings.file(directory.resolve("state"), keys));
    }

    @Override
    boolean stores(String text) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}

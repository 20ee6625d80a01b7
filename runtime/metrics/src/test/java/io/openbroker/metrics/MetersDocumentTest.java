package io.openbroker.metrics;

import io.openbroker.runtime.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/operations.md} to the meters there are; {@code -Dgolden.update=true} writes the table anew. */
class MetersDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "operations.md");

    @Test
    void documentsEveryMeter() throws IOException {
        GeneratedPart.of(DOCUMENT, "BrokerMeter").hold(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| Meter | Kind | What it measures | Labels |\n|---|---|---|---|\n");
        for (BrokerMeter meter : BrokerMeter.values()) {
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            meter.title(),
                            meter.kind().name().toLowerCase(Locale.ROOT),
                            meter.meaning(),
                            meter.labels().stream()
                                    .map(label -> "`" + label + "`")
                                    .collect(Collectors.joining(", "))));
        }
        return table.toString();
    }
}

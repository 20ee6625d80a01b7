package io.openbroker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/operations.md} to the meters there are; {@code -Dgolden.update=true} writes the table anew. */
class MetersDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "operations.md");
    private static final String BEGIN = "<!-- begin: generated from BrokerMeter -->\n";
    private static final String END = "<!-- end: BrokerMeter -->\n";

    @Test
    void documentsEveryMeter() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table() + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end)).isEqualTo(table());
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
